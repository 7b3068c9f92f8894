// The 22 checks in a loop over the events of libyaml.

#include <yaml.h>

#include <stdexcept>

#include "folder_run.h"

using bench22::ProfileEvents;

namespace {

std::string bytes_of(const std::string& path) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) throw std::runtime_error("cannot read " + path);
  std::string text(1U << 16U, '\0');
  text.resize(std::fread(text.data(), 1, text.size(), file));
  std::fclose(file);
  return text;
}

void hand_over(const yaml_event_t& event, ProfileEvents& events) {
  switch (event.type) {
    case YAML_MAPPING_START_EVENT: return events.begin_mapping();
    case YAML_MAPPING_END_EVENT: return events.end_mapping();
    case YAML_SEQUENCE_START_EVENT: return events.begin_list();
    case YAML_SEQUENCE_END_EVENT: return events.end_list();
    case YAML_SCALAR_EVENT:
      return events.scalar(
          {reinterpret_cast<const char*>(event.data.scalar.value), event.data.scalar.length});
    default: return;
  }
}

void read_profile(const std::string& path, ProfileEvents& events) {
  const std::string text = bytes_of(path);
  yaml_parser_t parser;
  if (yaml_parser_initialize(&parser) == 0) throw std::bad_alloc();
  yaml_parser_set_input_string(&parser, reinterpret_cast<const unsigned char*>(text.data()),
                               text.size());
  bool ends = false;
  while (!ends) {
    yaml_event_t event;
    if (yaml_parser_parse(&parser, &event) == 0) throw std::runtime_error("no YAML: " + path);
    hand_over(event, events);
    ends = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  yaml_parser_delete(&parser);
}

}  // namespace

int main(int count, char** arguments) {
  return bench22::run_over_folder(count, arguments, read_profile);
}
