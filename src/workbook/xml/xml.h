#pragma once

#include <cstdint>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

#include "workbook/zip/part_stream.h"

namespace cbps::workbook {

/// A name without its prefix: which prefix stands for which namespace differs between programs.
[[nodiscard]] inline std::string_view local_name(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

/// The attributes of an element; they live until the handler returns.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char* const* pairs) : pairs_(pairs) {}

  /// Calls `use(local name, value)` for each.
  template <class Use>
  void each(const Use& use) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
      use(local_name(pair[0]), std::string_view(pair[1]));
    }
  }
  /// The first of this name.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const {
    for (const char* const* pair = pairs_; *pair != nullptr; pair += 2) {
      if (local_name(pair[0]) == name) return pair[1];
    }
    return std::nullopt;
  }

 private:
  const char* const* pairs_;  ///< name, value, name, value, nullptr
};

/// `1` and `true`.
[[nodiscard]] bool is_true(std::optional<std::string_view> value);
/// A number of decimal digits and nothing else; nothing beyond 32 bits.
[[nodiscard]] std::optional<std::uint32_t> whole_number(std::string_view text);

/// Takes what an XML document consists of, in order. Each function gives false to stop; names are
/// local.
class XmlHandler {
 public:
  XmlHandler() = default;
  virtual ~XmlHandler() = default;
  XmlHandler(const XmlHandler&) = delete;
  XmlHandler& operator=(const XmlHandler&) = delete;

  virtual bool start(std::string_view name, const XmlAttributes& attributes) = 0;
  virtual bool end() = 0;
  /// A piece of text; one text may come in several.
  virtual bool text(std::string_view piece) = 0;
};

/// A parse of a part that its handler can interrupt.
class XmlPass {
 public:
  /// `part` and `handler` outlive it.
  XmlPass(const Part& part, std::uint64_t most_bytes, Checksum checksum, XmlHandler& handler);
  ~XmlPass();
  XmlPass(const XmlPass&) = delete;
  XmlPass& operator=(const XmlPass&) = delete;

  /// Parses the part, and checks all that can be told of it on the way, but its checksum only if it
  /// is still to be compared. Nothing when it is at its end, or the handler has stopped: where it
  /// has done so in `start` or `end`, the next call goes on from there. Not to be called again
  /// after a fault.
  [[nodiscard]] std::optional<FaultKind> run();
  [[nodiscard]] bool is_at_end() const;

 private:
  class Parsing;

  std::optional<FaultKind> fault_;    ///< that can be told without unpacking
  std::unique_ptr<Parsing> parsing_;  ///< none: there is such a fault
};

/// One run of a pass.
[[nodiscard]] std::optional<FaultKind> parse_xml(const Part& part, std::uint64_t most_bytes,
                                                 Checksum checksum, XmlHandler& handler);

}  // namespace cbps::workbook
