#include "run/input_file.h"

#include <utility>

#include "cbps/doc/profile_yaml.h"

namespace cbps::run {
namespace {

/// A beginning that seemed to be no table, of which the rest was not read, is one all the same.
const Bilingual kCut{"看不出开头是表格，余下的没有读", "its beginning seemed to be no table"};

/// The same messages, with help under the last one.
Diagnostics with_help(Diagnostics found, Message<0> help) {
  std::vector<Diagnostic> all = std::move(found).take();
  Diagnostics result;
  for (Diagnostic& one : all) {
    if (&one == &all.back()) one.note(help);
    result.add(std::move(one));
  }
  return result;
}

}  // namespace

InputFile::InputFile(Input input, const ReadInput& read, const Dictionary& dictionary,
                     data::InputOptions options, data::KeyMemo& keys)
    : input_(std::move(input)), options_(options) {
  Unreadable why;
  const std::optional<InputBytes> bytes = read(input_, sources_, why.diagnostics);
  can_be_read_again_ = bytes && bytes->can_be_read_again;
  if (bytes) {
    has_changed_ = bytes->has_changed;
    encoding_ = bytes->encoding;
    digest_ = bytes->digest;
    remarks_ = bytes->remarks;
  }
  switch (input_.kind) {
    case InputKind::Table: content_ = read_table(bytes, dictionary, std::move(why)); break;
    case InputKind::Profiles:
      content_ = read_profiles(bytes, dictionary, keys, std::move(why));
      break;
  }
}

InputFile::Content InputFile::read_table(std::optional<InputBytes> bytes,
                                         const Dictionary& dictionary, Unreadable why) {
  if (!bytes) return why;
  auto table = data::TableFile::open(sources_, bytes->file, dictionary, why.header, why.diagnostics,
                                     options_);
  if (table && !bytes->is_cut) return std::move(*table);
  if (table) why.diagnostics.add(Code::CannotRead, {0, 0, bytes->file}, kCut);
  return why;
}

InputFile::Content InputFile::read_profiles(std::optional<InputBytes> bytes,
                                            const Dictionary& dictionary, data::KeyMemo& keys,
                                            Unreadable why) {
  if (bytes) {
    document_ = doc::read_profile_yaml(sources_, bytes->file, keys.known_keys(), why.diagnostics);
  }
  if (document_) {
    auto profiles =
        data::ProfileFile::open(*document_, dictionary, keys, why.diagnostics, options_.reading);
    if (profiles) return std::move(*profiles);
  }
  // Standard input has no ending that would tell what it is.
  if (input_.is_unnamed) {
    why.diagnostics = with_help(std::move(why.diagnostics), Code::HelpInputFormat);
  }
  return why;
}

Diagnostics InputFile::remarks() const {
  Diagnostics all = remarks_;
  if (const data::TableFile* file = table()) all.append(file->remarks());
  return all;
}

std::optional<int> InputFile::first_year(data::KeyMemo& keys) const {
  // What is wrong is named when the communities are read.
  if (const data::ProfileFile* all = profiles()) {
    for (std::size_t i = 0; i < all->size(); ++i) {
      Diagnostics faults;
      if (const auto year = all->year(i, keys, faults)) return year;
    }
  }
  const data::TableFile* file = table();
  if (file == nullptr) return std::nullopt;
  data::CsvReader rows = file->rows();
  data::CsvRecord row;
  data::RowKind kind{};
  while (true) {
    Diagnostics faults;
    const data::CsvFound found = file->next(rows, row, kind, faults);
    if (found == data::CsvFound::End || found == data::CsvFound::Rest) return std::nullopt;
    if (found == data::CsvFound::Fault || kind != data::RowKind::Community) continue;
    if (const auto year = file->year(row, faults)) return year;
  }
}

bool InputFile::has_several() const {
  if (const data::ProfileFile* all = profiles()) return all->size() > 1;
  const data::TableFile* file = table();
  if (file == nullptr) return false;
  data::CsvReader rows = file->rows();
  data::CsvRecord row;
  data::RowKind kind{};
  Diagnostics faults;
  std::size_t communities = 0;
  while (communities < 2) {
    const data::CsvFound found = file->next(rows, row, kind, faults);
    if (found == data::CsvFound::End) break;
    if (found != data::CsvFound::Record || kind == data::RowKind::Community) ++communities;
    if (found == data::CsvFound::Rest) break;
  }
  return communities > 1;
}

}  // namespace cbps::run
