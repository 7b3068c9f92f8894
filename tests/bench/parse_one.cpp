// The least that a program can do with a profile through yaml-cpp: open it, parse it, and end.

#include <yaml-cpp/yaml.h>

int main(int count, char** arguments) {
  return count == 2 && YAML::LoadFile(arguments[1]).IsMap() ? 0 : 2;
}
