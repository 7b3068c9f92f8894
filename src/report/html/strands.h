#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "cbps/report/assembler.h"

/// A page shows one community in several places: in the picture, in the list, by itself. So a piece
/// of the report is made of strands, and the page is the strands of all pieces, one strand after
/// the other.
namespace cbps::report::html {

/// The strands, in the order of the page.
enum class Strand : std::uint8_t {
  Head,        ///< of the document, with the verdict where it is known
  Notices,     ///< what could not be assessed
  Body,        ///< of a single community; of several what concerns all, to the head of the heat map
  HeatRows,    ///< of several: a row a community
  List,        ///< what stands before the list of all, with its head
  ListRows,    ///< a row a community
  Details,     ///< what stands before the communities by themselves
  DetailRows,  ///< each community by itself
  End,
};

/// Begins a strand: what is appended to `out` from there belongs to it.
void begin_strand(std::string& out, Strand strand);

/// Keeps the strands until the end. Their size is limited by how many communities a page lists.
[[nodiscard]] std::unique_ptr<Assembler> strand_assembler();

}  // namespace cbps::report::html
