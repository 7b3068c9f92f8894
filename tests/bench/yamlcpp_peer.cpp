// The 22 checks in a loop over the events of yaml-cpp.

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include "folder_run.h"

using bench22::ProfileEvents;

namespace {

class Handler : public YAML::EventHandler {
 public:
  explicit Handler(ProfileEvents& events) : events_(events) {}

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark&, YAML::anchor_t) override { events_.scalar({}); }
  void OnAlias(const YAML::Mark&, YAML::anchor_t) override { events_.scalar({}); }
  void OnScalar(const YAML::Mark&, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    events_.scalar(value);
  }
  void OnSequenceStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value) override {
    events_.begin_list();
  }
  void OnSequenceEnd() override { events_.end_list(); }
  void OnMapStart(const YAML::Mark&, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value) override {
    events_.begin_mapping();
  }
  void OnMapEnd() override { events_.end_mapping(); }

 private:
  ProfileEvents& events_;
};

void read_profile(const std::string& path, ProfileEvents& events) {
  std::ifstream in(path, std::ios::binary);
  YAML::Parser parser(in);
  Handler handler(events);
  if (!parser.HandleNextDocument(handler)) throw std::runtime_error("no YAML: " + path);
}

}  // namespace

int main(int count, char** arguments) {
  return bench22::run_over_folder(count, arguments, read_profile);
}
