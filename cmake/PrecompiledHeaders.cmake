# Precompiled headers save about a fifth of a build. Only the build with sanitizers has them, which does not
# optimise: GCC 12 gives false warnings when it optimises what it has precompiled. No build has them with a
# compiler cache, which would keep fewer results. A file that lacks an #include is noticed by the other builds.
option(CBPS_PRECOMPILED_HEADERS "Precompile the headers that most files include, without a compiler cache" OFF)

# cbps_precompile(TARGET [header...]): precompiles the standard headers that most files include, and these.
function(cbps_precompile target)
  if(CBPS_PRECOMPILED_HEADERS AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    target_precompile_headers("${target}" PRIVATE <fmt/format.h> <algorithm> <array> <cstdint> <functional> <map>
      <memory> <optional> <span> <string> <string_view> <utility> <variant> <vector> ${ARGN})
  endif()
endfunction()
