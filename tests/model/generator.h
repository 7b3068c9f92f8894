#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "cbps/value/dictionary.h"
#include "cbps/value/integer.h"
#include "model/chance.h"

namespace cbps::model {

/// What random expressions may hold.
struct Shape {
  unsigned depth = 4;    ///< signs and functions on top of each other
  bool known = true;     ///< whether `known` occurs
  bool checked = false;  ///< divisors that are not constant, numbers that may overflow
};

/// Random expressions that mostly compile, with every sign, function and kind of literal. A part
/// made before returns now and then, so that there is something to share.
class Generator {
 public:
  Generator(const Dictionary& dictionary, Chance& chance);

  [[nodiscard]] std::string condition(const Shape& shape);
  /// Of any type that has a value.
  [[nodiscard]] std::string expression(const Shape& shape);

 private:
  struct Number {
    std::string text;
    bool is_int = true;
    unsigned scale = 0;
    Int128 most = 0;  ///< no value is farther from 0, in units of the scale
  };
  struct Named {
    std::string name;
    Type type;
  };

  std::string truth(unsigned depth);
  std::string truth_leaf();
  std::string comparison_of_numbers(unsigned depth);
  std::string comparison_of_dates(unsigned depth);
  std::string comparison_of_strings(unsigned depth);
  std::string comparison_of_choices(unsigned depth);
  std::string comparison_of_lists(unsigned depth);
  std::string question_of_sets(unsigned depth);
  std::string known_of(unsigned depth);

  Number number(unsigned depth, bool is_int);
  Number number_leaf(bool is_int);
  Number literal(bool is_int);
  Number count(unsigned depth);
  Number sum(unsigned depth, bool is_int);
  Number product(unsigned depth, bool is_int);
  Number quotient(unsigned depth);
  Number branch_of_numbers(unsigned depth, bool is_int);

  std::string date(unsigned depth);
  std::string date_literal();
  std::string string(unsigned depth);
  std::string string_literal(const std::string& text);
  std::string choice(unsigned depth, std::uint16_t domain);
  std::string set(unsigned depth, std::uint16_t domain);
  std::string dates();
  std::uint16_t domain_of(Kind kind);
  std::string part_of(std::uint16_t domain);

  /// `f(x, y)` or `x.f(y)`.
  std::string call(const std::string& function, const std::vector<std::string>& arguments);
  std::string infix(const std::string& left, const std::string& sign, const std::string& right);
  std::string branch(const std::string& yes, const std::string& no, unsigned depth);
  std::string list(const std::vector<std::string>& items);
  std::string order_sign();
  std::string equality_sign();
  /// The texts of 0 to 4 items.
  template <typename Make>
  std::vector<std::string> items(Make make);
  /// Something made before of this sort, now and then; else what `make` gives.
  template <typename T, typename Make>
  T twin(std::map<std::string, std::vector<T>>& before, const std::string& sort, Make make);
  std::string one_named(Kind kind, bool any_domain, std::uint16_t domain);

  const Dictionary& dictionary_;
  Chance& chance_;
  Shape shape_;
  std::vector<Named> names_;
  std::map<std::string, std::vector<std::string>> texts_;
  std::map<std::string, std::vector<Number>> numbers_;
};

}  // namespace cbps::model
