#pragma once

#include <cstddef>
#include <vector>

#include "cbps/report/comparison.h"
#include "report/words/blocks.h"

/// What the formats for people have in common: they show the communities that changed most, which
/// are known at the end.
namespace cbps::report::comparison {

/// A comparison as far as a document shows it.
struct Shown {
  result::ComparisonHead head;
  const result::Run* before = nullptr;
  const result::Run* after = nullptr;
  std::vector<result::CommunityChange> communities;  ///< those that lost most first
  std::size_t left_out = 0;  ///< communities with changes that are not shown
  result::ComparisonSummary summary;
};

/// The blocks of the whole document; `shown` must outlive them.
[[nodiscard]] Blocks blocks_of(const Shown& shown, const Words& words);

/// Keeps what is shown. A format says how the document is written.
class DocumentWriter : public ComparisonWriter {
 public:
  explicit DocumentWriter(const Style& style) : style_(style) {}

  void begin(const result::ComparisonHead& head, const result::Run& before,
             const result::Run& after, std::string& out) final;
  void add(const result::CommunityChange& community, std::string& out) final;
  void end(const result::ComparisonSummary& summary, std::string& out) final;

 protected:
  virtual void write(const Shown& shown, const Words& words, std::string& out) const = 0;
  [[nodiscard]] const Style& style() const { return style_; }

 private:
  /// Leaves those that changed most.
  void cut();

  Style style_;
  Shown shown_;
};

}  // namespace cbps::report::comparison
