#include "doc/full_yaml.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <exception>
#include <istream>
#include <new>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cbps/doc/encoding_check.h"
#include "cbps/text/unicode.h"
#include "doc/bounded_stream.h"
#include "doc/syntax_error.h"
#include "doc/tree_builder.h"

// The only file that knows yaml-cpp. Its marks count bytes, from the end of the byte order mark.
namespace cbps::doc {
namespace {

/// yaml-cpp recurses; beyond this it would refuse by itself, with words of its own.
constexpr std::size_t kMostDepth = 256;

/// What yaml-cpp means by its own words. What we say of it depends on the line as well: see
/// syntax_error.cpp.
Mistake mistake_of(std::string_view message) {
  struct Row {
    std::string_view message;
    Mistake mistake;
  };
  namespace E = YAML::ErrorMsg;
  static const std::array kRows{
      Row{E::YAML_DIRECTIVE_ARGS, Mistake::Directive},
      Row{E::YAML_VERSION, Mistake::Directive},
      Row{E::YAML_MAJOR_VERSION, Mistake::Directive},
      Row{E::REPEATED_YAML_DIRECTIVE, Mistake::Directive},
      Row{E::TAG_DIRECTIVE_ARGS, Mistake::Directive},
      Row{E::REPEATED_TAG_DIRECTIVE, Mistake::Directive},
      Row{E::CHAR_IN_TAG_HANDLE, Mistake::Tag},
      Row{E::TAG_WITH_NO_SUFFIX, Mistake::Tag},
      Row{E::END_OF_VERBATIM_TAG, Mistake::Tag},
      Row{E::MULTIPLE_TAGS, Mistake::Tag},
      Row{E::MULTIPLE_ANCHORS, Mistake::Anchor},
      Row{E::ANCHOR_NOT_FOUND, Mistake::Anchor},
      Row{E::CHAR_IN_ANCHOR, Mistake::Anchor},
      Row{E::MULTIPLE_ALIASES, Mistake::Alias},
      Row{E::ALIAS_CONTENT, Mistake::Alias},
      Row{E::ALIAS_NOT_FOUND, Mistake::Alias},
      Row{E::CHAR_IN_ALIAS, Mistake::Alias},
      Row{E::UNKNOWN_ANCHOR, Mistake::Alias},
      Row{E::END_OF_MAP_FLOW, Mistake::FlowSeparator},
      Row{E::END_OF_SEQ_FLOW, Mistake::FlowSeparator},
      Row{E::END_OF_MAP, Mistake::Indentation},
      Row{E::END_OF_SEQ, Mistake::Indentation},
      Row{E::INVALID_HEX, Mistake::Escape},
      Row{E::INVALID_UNICODE, Mistake::Escape},
      Row{E::INVALID_ESCAPE, Mistake::Escape},
      Row{E::UNKNOWN_TOKEN, Mistake::ReservedCharacter},
      Row{E::DOC_IN_SCALAR, Mistake::UnclosedQuote},
      Row{E::EOF_IN_SCALAR, Mistake::UnclosedQuote},
      Row{E::TAB_IN_INDENTATION, Mistake::Tab},
      Row{E::FLOW_END, Mistake::StrayBracket},
      Row{E::BLOCK_ENTRY, Mistake::MisplacedIndicator},
      Row{E::MAP_KEY, Mistake::MisplacedIndicator},
      Row{E::MAP_VALUE, Mistake::Colon},
      Row{E::ZERO_INDENT_IN_BLOCK, Mistake::BlockHeader},
      Row{E::CHAR_IN_BLOCK, Mistake::BlockHeader},
  };
  const auto* row = std::find_if(kRows.begin(), kRows.end(), [&](const Row& candidate) {
    return message.starts_with(candidate.message);
  });
  return row == kRows.end() ? Mistake::Other : row->mistake;
}

/// Passes yaml-cpp's events on, as places in the source.
class Events final : public YAML::EventHandler {
 public:
  Events(TreeBuilder& tree, std::string_view source, std::size_t text_begin, FileId file,
         Diagnostics& diagnostics)
      : tree_(tree),
        source_(source),
        text_begin_(text_begin),
        file_(file),
        diagnostics_(diagnostics) {}

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (!std::exchange(is_first_, false)) refuse_second(place(mark));
  }
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override { tree_.null(place(mark)); }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { tree_.alias(place(mark)); }
  void OnAnchor(const YAML::Mark& mark, const std::string&) override { tree_.anchor(place(mark)); }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    tree_.scalar(place(mark), value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    tree_.begin(NodeKind::Sequence, place(mark));
  }
  void OnSequenceEnd() override { tree_.end(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    tree_.begin(NodeKind::Mapping, place(mark));
  }
  void OnMapEnd() override { tree_.end(); }

  [[nodiscard]] std::size_t place(const YAML::Mark& mark) const {
    if (mark.is_null()) return source_.size();
    return std::min(source_.size(), text_begin_ + static_cast<std::size_t>(mark.pos));
  }

 private:
  [[noreturn]] void refuse_second(std::size_t at) {
    const bool is_marked = source_.substr(at, 3) == "---";
    if (is_marked) {
      diagnostics_.add(Code::SecondDocument, {at, 3, file_});
    } else {
      diagnostics_.add(Code::TextAfterEnd, {at, 1, file_});
    }
    throw Refused{};
  }

  TreeBuilder& tree_;
  std::string_view source_;
  std::size_t text_begin_;
  FileId file_;
  Diagnostics& diagnostics_;
  bool is_first_ = true;
};

/// All that yaml-cpp throws about a text ends here, as one diagnostic.
void parse(std::string_view source, FileId file, std::size_t text_begin, std::size_t most_depth,
           TreeBuilder& tree, Diagnostics& diagnostics) {
  Events events(tree, source, text_begin, file, diagnostics);
  try {
    BoundedStream buffer(source.substr(text_begin), [&] { return tree.position() - text_begin; });
    std::istream stream(&buffer);
    YAML::Parser parser(stream);
    parser.HandleNextDocument(events);
    parser.HandleNextDocument(events);
    tree.finish();
  } catch (const Refused&) {
    // Said by the one who threw it.
  } catch (const ReadTooFar& error) {
    const Span place{tree.unread(), 0, file};
    switch (error.reason) {
      case ReadTooFar::Reason::OpenBrackets:
        diagnostics.add(Code::YamlTooDeep, place, std::to_string(most_depth));
        break;
      case ReadTooFar::Reason::Bytes: diagnostics.add(Code::YamlStretchTooLong, place); break;
    }
  } catch (const YAML::Exception& error) {
    const SyntaxError found{mistake_of(error.msg), events.place(error.mark), tree.last_begin(),
                            tree.position(), tree.open_bracket()};
    const Diagnostic& said = diagnostics.add(explain(found, source, file));
    // A collection that is never closed looks to yaml-cpp as if it might become a key.
    if (said.code == Code::YamlUnclosedBracket) return;
  } catch (const std::bad_alloc&) {
    throw;  // nothing is wrong with the text
  } catch (const std::exception&) {
    diagnostics.add(Code::YamlSyntax, {tree.position(), 0, file});
  }
  tree.report_structured_keys();
}

}  // namespace

std::optional<Document> read_full_yaml(const Sources& sources, FileId file,
                                       Diagnostics& diagnostics, const Limits& limits,
                                       RepeatedKeys repeated_keys) {
  const std::string_view source = sources.text(file);
  if (!check_encoding(sources, file, limits.file_bytes, diagnostics)) return std::nullopt;
  const std::size_t text_begin =
      source.starts_with(unicode::kByteOrderMark) ? unicode::kByteOrderMark.size() : 0;

  Diagnostics problems;
  Limits kept = limits;
  kept.depth = std::min(kept.depth, kMostDepth);
  TreeBuilder tree(source, text_begin, file, kept, repeated_keys, problems);
  parse(source, file, text_begin, kept.depth, tree, problems);
  if (problems.empty() && tree.is_empty()) problems.add(Code::EmptyFile, {0, 0, file});
  if (problems.empty()) return std::move(tree).take();
  // Duplicate keys are found when their mapping ends: after what stands in it.
  problems.sort_by_place();
  diagnostics.append(std::move(problems));
  return std::nullopt;
}

}  // namespace cbps::doc
