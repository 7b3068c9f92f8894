#include "cbps/result/archive.h"

#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "cbps/result/description.h"
#include "result/json_node.h"
#include "result/object_reader.h"
#include "result/sums.h"

namespace cbps::result {
namespace {

constexpr std::string_view kCommunities = "communities";
/// A file with more errors is wrong as a whole, and the first errors show how.
constexpr std::size_t kMostFaults = 100;

class ArchiveReader {
 public:
  ArchiveReader(FileId file, std::string_view text, ArchiveReceiver& receiver,
                Diagnostics& diagnostics)
      : file_(file),
        text_(text),
        receiver_(receiver),
        diagnostics_(diagnostics),
        before_(diagnostics.size()),
        context_{run_, diagnostics} {}

  bool run() {
    has_lines() ? read_lines() : read_report();
    if (has_faults()) return false;
    receiver_.end(std::move(summary_));
    return true;
  }

 private:
  /// JSON Lines have a whole object in the first of several lines.
  [[nodiscard]] bool has_lines() const {
    const std::size_t end = text_.find('\n');
    if (end == std::string_view::npos || end == 0) return false;
    return text_[end - 1] == '}' && text_.find('{', end) != std::string_view::npos;
  }

  // ---- one object ----

  void read_report() {
    bool has_communities = false;
    JsonEvents events;
    events.before_list = [&](JsonNode before) {
      has_communities = true;
      return read_head(before, true);
    };
    events.element = [this](JsonNode node) { return read_community(node); };
    const JsonEnd end = read_json(text_, file_, 0, kCommunities, events);
    if (!is_whole(end)) return;
    JsonNode rest = end.root;
    if (!has_communities) {
      JsonNode head = rest;
      if (!read_head(without_end(head), false)) return;
      rest = only_end(std::move(rest));
    }
    read_end(rest);
  }

  static bool belongs_to_end(const JsonNode::Member& member) {
    return member.key == "rejected" || member.key == "faults" || member.key == "summary";
  }
  static JsonNode without_end(JsonNode node) {
    std::erase_if(node.members, belongs_to_end);
    return node;
  }
  static JsonNode only_end(JsonNode node) {
    std::erase_if(node.members, [](const auto& member) { return !belongs_to_end(member); });
    return node;
  }

  // ---- an object in each line ----

  void read_lines() {
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      if (!read_line(text_.substr(begin, end - begin), begin)) return;
      begin = end + 1;
    }
    if (!has_ended_) diagnostics_.add(Code::SavedTruncated, Span{text_.size(), 0, file_});
  }

  bool read_line(std::string_view line, std::size_t offset) {
    const JsonEnd end = read_json(line, file_, offset, {}, {});
    if (!is_whole(end)) return false;
    const JsonNode& node = end.root;
    if (has_ended_) {
      diagnostics_.add(Code::SavedAfterEnd, node.span);
      return false;
    }
    if (!has_begun_) return read_head(node, true);
    if (node.find("summary") != nullptr) {
      read_end(node);
      has_ended_ = true;
      return true;
    }
    if (node.find("diagnostics") != nullptr) return true;  // the last line has it again
    if (node.find("standards") == nullptr && node.find("failed") != nullptr) {
      diagnostics_.add(Code::SavedBrief, node.span);
      return false;
    }
    return read_community(node);
  }

  // ---- pieces ----

  bool is_whole(const JsonEnd& end) {
    switch (end.kind) {
      case JsonEnd::Kind::Whole: return true;
      case JsonEnd::Kind::Stopped: return false;
      case JsonEnd::Kind::Truncated: diagnostics_.add(Code::SavedTruncated, end.place); break;
      case JsonEnd::Kind::Invalid: diagnostics_.add(Code::SavedNotJson, end.place); break;
      case JsonEnd::Kind::TooDeep: diagnostics_.add(Code::SavedTooDeep, end.place); break;
    }
    return false;
  }

  /// Nothing else can be understood where the head has an error.
  bool read_head(const JsonNode& node, bool has_communities) {
    const JsonNode* schema = node.find("schema");
    if (schema == nullptr) {
      diagnostics_.add(Code::SavedOtherFile, node.span);
      return false;
    }
    if (schema->text != std::to_string(kSchemaNumber)) {
      diagnostics_.add(Code::SavedOtherSchema, schema->span, schema->text,
                       std::to_string(kSchemaNumber));
      return false;
    }
    guard(node, [&] {
      ObjectReader::read_by(node, context_,
                            [this](ObjectReader& reader) { describe_head(reader, run_); });
    });
    if (run_.year && !run_.as_of) diagnostics_.add(Code::SavedKeyMissing, node.span, "as_of");
    if (has_faults()) return false;
    has_begun_ = true;
    sums_.emplace(run_);
    waivers_.emplace(checks_of(run_), run_.waivers, run_.as_of);
    has_communities_ = has_communities;
    receiver_.begin(run_, has_communities);
    return true;
  }

  bool read_community(const JsonNode& node) {
    const std::size_t before = diagnostics_.size();
    Community community;
    guard(node, [&] {
      ObjectReader::read(node, community, context_);
      if (diagnostics_.size() != before) return;
      for (const Misfit& misfit : misfits(run_, *waivers_, community)) add(misfit, node);
      sums_->add(community);
    });
    if (diagnostics_.size() - before_ >= kMostFaults) {
      diagnostics_.add(Code::SavedMoreFaults, node.span);
      return false;
    }
    if (!has_faults()) receiver_.add(std::move(community), node.span.begin);
    return true;
  }

  /// Fractions that nobody has written can be too large to be compared.
  template <class Read>
  void guard(const JsonNode& node, Read read) {
    try {
      read();
    } catch (const std::overflow_error&) {
      diagnostics_.add(Code::SavedTooLarge, node.span);
    }
  }

  void add(const Misfit& misfit, const JsonNode& community) {
    const JsonNode* node = &community;
    if (misfit.standard) {
      const JsonNode* standards = community.find("standards");
      node = &standards->items[*misfit.standard];
    }
    add(misfit, *node, node->find(misfit.key));
  }
  void add(const Misfit& misfit, const JsonNode& object, const JsonNode* value) {
    diagnostics_.add(Code::SavedSum, value == nullptr ? object.span : value->span, misfit.key,
                     misfit.said, misfit.computed);
  }

  void read_end(const JsonNode& node) {
    guard(node, [&] {
      ObjectReader::read_by(node, context_,
                            [this](ObjectReader& reader) { describe_end(reader, summary_); });
      if (has_faults() || !has_communities_) return;
      const JsonNode& object = *node.find("summary");
      for (const Misfit& misfit : sums_->finish(summary_)) {
        add(misfit, object, object.find(misfit.key));
      }
    });
  }

  [[nodiscard]] bool has_faults() const { return diagnostics_.size() != before_; }

  FileId file_;
  std::string_view text_;
  ArchiveReceiver& receiver_;
  Diagnostics& diagnostics_;
  std::size_t before_;  ///< messages that others had reported
  Run run_;
  Summary summary_;
  ReadContext context_;
  std::optional<SummaryCheck> sums_;
  std::optional<WaiverIndex> waivers_;
  bool has_communities_ = false;
  bool has_begun_ = false;
  bool has_ended_ = false;
};

/// The object that begins there, in a text that is sound.
std::string_view object_at(std::string_view text, std::uint64_t begin) {
  std::size_t depth = 0;
  bool in_string = false;
  for (std::size_t i = begin; i < text.size(); ++i) {
    const char c = text[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '{') {
      ++depth;
    } else if (c == '}' && --depth == 0) {
      return text.substr(begin, i + 1 - begin);
    }
  }
  return text.substr(begin);
}

}  // namespace

bool read_archive(FileId file, const Sources& sources, ArchiveReceiver& receiver,
                  Diagnostics& diagnostics) {
  return ArchiveReader(file, sources.text(file), receiver, diagnostics).run();
}

Community read_community(FileId file, const Sources& sources, Run& run, std::uint64_t begin) {
  Diagnostics none;
  ReadContext context{run, none};
  Community community;
  const JsonEnd end = read_json(object_at(sources.text(file), begin), file, begin, {}, {});
  ObjectReader::read(end.root, community, context);
  return community;
}

}  // namespace cbps::result
