# The warnings our own code must be free of. They become errors only in presets
# (CMAKE_COMPILE_WARNING_AS_ERROR), so that a newer compiler never breaks a user's build.
add_library(cbps_warnings INTERFACE)
target_compile_options(cbps_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion)
