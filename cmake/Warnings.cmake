# The warnings our own code must be free of. They become errors only in presets
# (CMAKE_COMPILE_WARNING_AS_ERROR), so that a newer compiler never breaks a user's build.
add_library(cbps_warnings INTERFACE)
target_compile_options(cbps_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
# A switch without `default` that forgets an enumerator never compiles: the code relies on being told.
target_compile_options(cbps_warnings INTERFACE -Werror=switch)
# GCC 12 warns falsely of variants in vectors when it optimises.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
  target_compile_options(cbps_warnings INTERFACE -Wno-maybe-uninitialized)
endif()
