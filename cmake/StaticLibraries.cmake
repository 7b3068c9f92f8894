include(CheckCXXSourceCompiles)

# find_static_libraries(OUT NAME...): sets CBPS_ARCHIVE_<name> of each to its archive, and OUT to whether
# all are there, and the C and C++ libraries in static form too. Says what is missing.
function(find_static_libraries out)
  set(${out} OFF PARENT_SCOPE)
  foreach(name IN LISTS ARGN)
    find_library("CBPS_ARCHIVE_${name}" NAMES "lib${name}.a")
    mark_as_advanced("CBPS_ARCHIVE_${name}")
    if(NOT CBPS_ARCHIVE_${name})
      message(STATUS "Shared libraries are used: there is no lib${name}.a")
      return()
    endif()
  endforeach()
  set(CMAKE_REQUIRED_LINK_OPTIONS -static-pie)
  check_cxx_source_compiles("#include <thread>\nint main() { std::thread([] {}).join(); }"
    CBPS_HAS_STATIC_PIE)
  if(NOT CBPS_HAS_STATIC_PIE)
    message(STATUS "Shared libraries are used: this compiler does not link with -static-pie")
    return()
  endif()
  set(${out} ON PARENT_SCOPE)
endfunction()
