#include "cbps/data/json_scalar.h"

#include <nlohmann/json.hpp>

namespace cbps::data {
namespace {

/// Takes the first value, and stops the parser at all that is no scalar. Integers are written out
/// again, fractions kept as they were.
class Taker : public nlohmann::json_sax<nlohmann::json> {
 public:
  std::optional<JsonScalar> value;

  bool null() override { return take(JsonNull{}); }
  bool boolean(bool is) override { return take(is); }
  bool number_integer(number_integer_t number) override {
    return take(JsonNumber{std::to_string(number)});
  }
  bool number_unsigned(number_unsigned_t number) override {
    return take(JsonNumber{std::to_string(number)});
  }
  bool number_float(number_float_t, const string_t& written) override {
    return take(JsonNumber{written});
  }
  bool string(string_t& text) override { return take(std::move(text)); }

  bool binary(binary_t&) override { return false; }
  bool start_object(std::size_t) override { return false; }
  bool key(string_t&) override { return false; }
  bool end_object() override { return false; }
  bool start_array(std::size_t) override { return false; }
  bool end_array() override { return false; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool take(JsonScalar scalar) {
    value = std::move(scalar);
    return true;
  }
};

}  // namespace

std::optional<JsonScalar> read_json_scalar(std::string_view text) {
  Taker taker;
  const bool whole = nlohmann::json::sax_parse(text.begin(), text.end(), &taker);
  return whole ? std::move(taker.value) : std::nullopt;
}

}  // namespace cbps::data
