#pragma once

#include <functional>
#include <optional>
#include <string>
#include <variant>

#include "cbps/data/profile_file.h"
#include "cbps/data/reading_options.h"
#include "cbps/data/table_file.h"
#include "cbps/doc/document.h"
#include "cbps/run/input.h"

namespace cbps::run {

/// An input that is open: its text, and the communities in it. Several threads can read it.
class InputFile {
 public:
  /// The dictionary outlives it.
  InputFile(Input input, const ReadInput& read, const Dictionary& dictionary,
            data::InputOptions options, data::KeyMemo& keys);
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  [[nodiscard]] const std::string& name() const { return input_.name; }
  [[nodiscard]] bool can_be_read_again() const { return can_be_read_again_; }
  [[nodiscard]] Encoding encoding() const { return encoding_; }
  [[nodiscard]] const std::string& digest() const { return digest_; }  ///< `InputBytes::digest`
  [[nodiscard]] const Sources& sources() const { return sources_; }
  /// Whether its text may have been changed since it was opened. Must be asked when all of it has
  /// been used.
  [[nodiscard]] bool has_changed() const { return has_changed_ && has_changed_(); }

  /// Why nothing of an input can be read. `header` holds the cells that the messages may point
  /// into.
  struct Unreadable {
    Diagnostics diagnostics;
    data::RowCells header;
  };
  // An input is one of the three; the others are nullptr.
  [[nodiscard]] const Unreadable* unreadable() const { return std::get_if<Unreadable>(&content_); }
  [[nodiscard]] const data::ProfileFile* profiles() const {
    return std::get_if<data::ProfileFile>(&content_);
  }
  [[nodiscard]] const data::TableFile* table() const {
    return std::get_if<data::TableFile>(&content_);
  }

  /// What is remarkable about the input as a whole, such as its headings.
  [[nodiscard]] Diagnostics remarks() const;

  /// The first year that a community says it is for. Goes through the communities until one does.
  [[nodiscard]] std::optional<int> first_year(data::KeyMemo& keys) const;
  [[nodiscard]] bool has_several() const;

 private:
  using Content = std::variant<Unreadable, data::ProfileFile, data::TableFile>;
  [[nodiscard]] Content read_table(std::optional<InputBytes> bytes, const Dictionary& dictionary,
                                   Unreadable why);
  [[nodiscard]] Content read_profiles(std::optional<InputBytes> bytes, const Dictionary& dictionary,
                                      data::KeyMemo& keys, Unreadable why);

  Input input_;
  data::InputOptions options_;
  bool can_be_read_again_ = false;
  Encoding encoding_ = Encoding::Utf8;
  std::string digest_;
  Diagnostics remarks_;  ///< on its bytes
  std::function<bool()> has_changed_;
  Sources sources_;
  std::optional<doc::Document> document_;  ///< that profiles are read from
  Content content_;
};

}  // namespace cbps::run
