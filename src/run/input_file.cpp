#include "run/input_file.h"

#include <utility>

#include "cbps/doc/yaml.h"

namespace cbps::run {
namespace {

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
                     data::KeyMemo& keys)
    : input_(std::move(input)) {
  const std::optional<InputBytes> bytes = read(input_, sources_, diagnostics_);
  can_be_read_again_ = bytes && bytes->can_be_read_again;
  if (input_.kind == InputKind::Table) {
    if (!bytes) return;
    table_ = data::TableFile::open(sources_, bytes->file, dictionary, header_, diagnostics_);
    return;
  }
  if (bytes) document_ = doc::read_yaml(sources_, bytes->file, diagnostics_);
  if (document_) profiles_ = data::ProfileFile::open(*document_, dictionary, keys, diagnostics_);
  // Standard input has no ending that would tell what it is.
  if (!profiles_ && input_.is_unnamed) {
    diagnostics_ = with_help(std::move(diagnostics_), Code::HelpInputFormat);
  }
}

std::optional<int> InputFile::first_year(data::KeyMemo& keys) const {
  // What is wrong is named when the communities are read.
  if (profiles_) {
    for (std::size_t i = 0; i < profiles_->size(); ++i) {
      Diagnostics faults;
      if (const auto year = profiles_->year(i, keys, faults)) return year;
    }
  }
  if (!table_) return std::nullopt;
  data::CsvReader rows = table_->rows();
  data::CsvRecord row;
  while (true) {
    Diagnostics faults;
    const data::CsvFound found = table_->next(rows, row, faults);
    if (found == data::CsvFound::End || found == data::CsvFound::Rest) return std::nullopt;
    if (found == data::CsvFound::Fault) continue;
    if (const auto year = table_->year(row, faults)) return year;
  }
}

bool InputFile::has_several() const {
  if (profiles_) return profiles_->size() > 1;
  if (!table_) return false;
  data::CsvReader rows = table_->rows();
  data::CsvRecord row;
  Diagnostics faults;
  (void)table_->next(rows, row, faults);
  return table_->next(rows, row, faults) != data::CsvFound::End;
}

}  // namespace cbps::run
