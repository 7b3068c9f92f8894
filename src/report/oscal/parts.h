#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "cbps/text/json_writer.h"
#include "report/oscal/identity.h"
#include "report/words/wording.h"

/// The parts that several OSCAL documents have.
namespace cbps::report::oscal {

/// Whose names a property has: those that OSCAL defines, or ours.
enum class Owner : std::uint8_t { Oscal, Ours };

struct Property {
  std::string_view name;
  std::string value;
  Owner owner = Owner::Ours;
};
/// Those that have a value; nothing where none has.
void write_properties(JsonWriter& json, const std::vector<Property>& properties);

struct Metadata {
  std::string title;
  std::string version;
  std::string remarks;  ///< prose; may be empty
};
/// With the properties that tell by which rules, for what time and by which options.
void write_metadata(JsonWriter& json, const result::Run& run, const Metadata& metadata,
                    const Words& words);

/// The version of a document about communities: the day of the assessment.
[[nodiscard]] std::string day_version(const result::Run& run);

// ---- what concerns all input, behind the communities ----

/// How it was assessed. Documents refer to it as the plan of the assessment.
[[nodiscard]] std::string plan_uuid(const result::Run& run);

/// Ends the list of communities and the document: a resource with the plan, and one with what is to
/// be said of all input together.
void write_end(const result::Run& run, const result::Summary& summary, const Words& words,
               std::string& out);

// ---- what was rejected ----

/// "未能评估：990101001009"
[[nodiscard]] std::string rejected_title(const result::Rejected& rejected, const Words& words);
void write_rejected_properties(JsonWriter& json, const result::Rejected& rejected);
/// `kind`: what it is in the document. `number`: the how manieth it is: an id may come twice.
[[nodiscard]] std::string rejected_uuid(const result::Run& run, std::string_view kind,
                                        const result::Rejected& rejected, std::size_t number);

/// Calls `write` with each entry that was rejected and its number, and drains what it has written.
template <typename Write>
void for_each_rejected(const result::Summary& summary, const Drain& drain, std::string& out,
                       Write write) {
  constexpr std::size_t kBlock = 100;
  for (std::size_t number = 0; number < summary.rejected.size(); ++number) {
    write(summary.rejected[number], number);
    if ((number + 1) % kBlock == 0) drain(out);
  }
}

/// "CB2001 …", a text each, with its notes.
[[nodiscard]] std::vector<std::string> message_texts(const std::vector<result::Remark>& remarks,
                                                     const Words& words);

}  // namespace cbps::report::oscal
