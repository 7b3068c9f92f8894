# What libcbps.a is linked with, as targets cbps::… The build reads this file, and so does the installed package, for
# the programs of others. What was decided when cbps was built stands in
#   CBPS_LINKS_STATIC     archives are linked, not shared libraries
#   CBPS_READS_WORKBOOKS  expat, minizip and zlib are used
#   CBPS_WRITES_XLSX      libxlsxwriter is used: the archive CBPS_XLSX_ARCHIVE, or the shared library where that is empty
include_guard(DIRECTORY)

find_package(fmt 9 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libmd REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(libutf8proc REQUIRED IMPORTED_TARGET libutf8proc)
if(CBPS_READS_WORKBOOKS)
  find_package(EXPAT 2.5 REQUIRED)
endif()
if(CBPS_READS_WORKBOOKS OR CBPS_XLSX_ARCHIVE)
  find_package(ZLIB 1.2 REQUIRED)
  pkg_check_modules(minizip REQUIRED IMPORTED_TARGET minizip)
endif()
if(CBPS_WRITES_XLSX AND NOT CBPS_XLSX_ARCHIVE)
  pkg_check_modules(xlsxwriter REQUIRED IMPORTED_TARGET xlsxwriter)
endif()

# cbps_linked(NAME SHARED target... STATIC archive...): makes cbps::NAME of one or the other. An archive is given as
# the NAME of libNAME.a, or as a target, which has :: in its name.
function(cbps_linked name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SHARED;STATIC")
  set(linked ${arg_SHARED})
  if(CBPS_LINKS_STATIC)
    set(linked "")
    foreach(archive IN LISTS arg_STATIC)
      if(NOT archive MATCHES "::")
        find_library("CBPS_ARCHIVE_${archive}" NAMES "lib${archive}.a" REQUIRED)
        mark_as_advanced("CBPS_ARCHIVE_${archive}")
        set(archive "${CBPS_ARCHIVE_${archive}}")
      endif()
      list(APPEND linked "${archive}")
    endforeach()
  endif()
  add_library("cbps::${name}" INTERFACE IMPORTED)
  target_link_libraries("cbps::${name}" INTERFACE ${linked})
endfunction()

# yaml-cpp 0.7 names its target without a namespace, later ones with.
set(yaml_cpp yaml-cpp::yaml-cpp)
if(NOT TARGET yaml-cpp::yaml-cpp)
  set(yaml_cpp yaml-cpp)
endif()

# Debian has no archive of fmt, which can be compiled into its users instead.
cbps_linked(fmt SHARED fmt::fmt STATIC fmt::fmt-header-only)
cbps_linked(yaml_cpp SHARED ${yaml_cpp} STATIC yaml-cpp)
cbps_linked(libmd SHARED PkgConfig::libmd STATIC md)
cbps_linked(utf8proc SHARED PkgConfig::libutf8proc STATIC utf8proc)
if(CBPS_READS_WORKBOOKS)
  cbps_linked(expat SHARED EXPAT::EXPAT STATIC expat)
endif()
if(CBPS_READS_WORKBOOKS OR CBPS_XLSX_ARCHIVE)
  cbps_linked(minizip SHARED PkgConfig::minizip ZLIB::ZLIB STATIC minizip z)
endif()

# What reads and writes workbooks; it may be nothing.
add_library(cbps::libxlsxwriter INTERFACE IMPORTED)
add_library(cbps::workbooks INTERFACE IMPORTED)
if(CBPS_XLSX_ARCHIVE)
  target_link_libraries(cbps::libxlsxwriter INTERFACE "${CBPS_XLSX_ARCHIVE}" cbps::minizip m)
elseif(CBPS_WRITES_XLSX)
  target_link_libraries(cbps::libxlsxwriter INTERFACE PkgConfig::xlsxwriter)
endif()
target_link_libraries(cbps::workbooks INTERFACE cbps::libxlsxwriter)
if(CBPS_READS_WORKBOOKS)
  target_link_libraries(cbps::workbooks INTERFACE cbps::expat cbps::minizip)
endif()
