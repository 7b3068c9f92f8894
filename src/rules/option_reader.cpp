#include "rules/option_reader.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "cbps/text/unicode.h"
#include "rules/type_reader.h"

namespace cbps::rules {

using doc::Document;
using doc::NodeId;

namespace {

constexpr std::size_t kMostParts = 64;
constexpr std::array<std::string_view, 5> kSeparators{".", "|", ";", "、", ","};
/// Between the words of a list it separates them, too.
constexpr std::array<std::string_view, 1> kSetSeparators{"/"};

/// How offices say "all of them" and "none of them" where a set is given.
constexpr std::array<std::string_view, 6> kSetWords{"全部", "all", "无", "none", "没有", "暂无"};

class DomainReader {
 public:
  DomainReader(MappingReader& reader, Kind kind) : reader_(reader), kind_(kind) {}

  Domain run(NodeId list) {
    for (const NodeId item : reader_.document().items(list)) read(item);
    if (domain_.empty() || domain_.size() > kMostParts) {
      reader_.diagnostics().add(Code::BadPartCount, reader_.document().span(list),
                                std::to_string(domain_.size()), std::to_string(kMostParts));
    }
    return std::move(domain_);
  }

 private:
  struct Owner {
    std::size_t option;
    Span span;
  };

  void read(NodeId item) {
    const Document& document = reader_.document();
    MappingReader option(document, item, reader_.diagnostics());
    Option one;
    one.id = option.required_text("id");
    one.label = option.required_bilingual("label");
    const std::vector<PlacedText> aliases = read_texts(option, "aliases");
    one.aliases = without_places(aliases);
    option.finish();
    domain_.push_back(std::move(one));
    add_id(domain_.back().id, option.value_span("id"));
    const Bilingual& name = domain_.back().label;
    if (const auto label = document.find(item, "label")) {
      MappingReader both(document, *label, ignored_);
      if (both.is_mapping()) {
        add(name.zh, both.value_span("zh"));
        add(name.en, both.value_span("en"));
      }
    }
    for (const PlacedText& alias : aliases) add(alias.text, alias.span);
  }

  void add_id(const std::string& id, Span span) {
    for (std::size_t i = 0; i + 1 < domain_.size(); ++i) {
      if (id.empty() || domain_[i].id != id) continue;
      reader_.diagnostics()
          .add(Code::DuplicateId, span, id)
          .note(Code::SeeFirst, owners_.at(unicode::normalise(id)).span);
      return;
    }
    add(id, span);
  }

  void add(std::string_view name, Span span) {
    if (name.empty()) return;
    std::string normal = unicode::normalise(name);
    check_heading(name, normal, kSeparators, span, reader_.diagnostics());
    if (kind_ == Kind::Set) {
      check_heading(name, normal, kSetSeparators, span, reader_.diagnostics());
    }
    if (kind_ == Kind::Set &&
        std::find(kSetWords.begin(), kSetWords.end(), name) != kSetWords.end()) {
      reader_.diagnostics().add(Code::ReservedOption, span, name);
    }
    const std::size_t option = domain_.size() - 1;
    const auto [place, added] = owners_.try_emplace(std::move(normal), Owner{option, span});
    if (added || place->second.option == option) return;
    reader_.diagnostics()
        .add(Code::AmbiguousOption, span, name, domain_[place->second.option].id)
        .note(Code::SeeFirst, place->second.span);
  }

  MappingReader& reader_;
  Kind kind_;
  Domain domain_;
  Diagnostics ignored_;  // the label's faults are named where it is read
  std::unordered_map<std::string, Owner> owners_;
};

}  // namespace

std::uint16_t read_domain(MappingReader& reader, NodeId list, Kind kind, Dictionary& dictionary) {
  Domain domain = DomainReader(reader, kind).run(list);
  auto place = std::find(dictionary.domains.begin(), dictionary.domains.end(), domain);
  if (place == dictionary.domains.end()) {
    place = dictionary.domains.insert(place, std::move(domain));
  }
  return static_cast<std::uint16_t>(place - dictionary.domains.begin());
}

std::int64_t all_bits(std::size_t parts) {
  return static_cast<std::int64_t>(parts >= kMostParts ? ~std::uint64_t{0}
                                                       : (std::uint64_t{1} << parts) - 1);
}

void check_heading(std::string_view heading, std::string_view normal,
                   std::span<const std::string_view> separators, Span span,
                   Diagnostics& diagnostics) {
  for (const std::string_view separator : separators) {
    if (normal.find(separator) == std::string_view::npos) continue;
    diagnostics.add(Code::BadHeading, span, heading, separator);
    return;
  }
}

}  // namespace cbps::rules
