# The table of what is linked or compiled into the program: `cbps --version` (src/cli/build_info.cpp.in) and the bill of
# materials (bill_of_materials.cmake.in) tell it.
set(CBPS_REVISION "" CACHE STRING "The commit that is built, in hexadecimal (scripts/release); it may be empty")
set(CBPS_LICENCE Apache-2.0)  # of cbps itself

# cbps_library(NAME VERSION LICENCE HOMEPAGE PACKAGE LINK): a row.
#   LICENCE  an expression of SPDX, for the parts that become part of the program
#   PACKAGE  the package of Debian that it comes from, or a file that names source package and version
#   LINK     STATIC_LINK or DYNAMIC_LINK, as SPDX has it; what is compiled into the program is STATIC_LINK
set(CBPS_LIBRARIES "")
macro(cbps_library name version licence homepage package link)
  list(APPEND CBPS_LIBRARIES "${name}|${version}|${licence}|${homepage}|${package}|${link}")
endmacro()

# cbps_read_header(OUT HEADER EXPRESSION [FOLDER...]): what the group of the expression is in the first line of a header
# that the expression fits. The .pc files of some libraries do not give the version that people know.
function(cbps_read_header out header expression)
  find_file("CBPS_HEADER_${header}" NAMES "${header}" HINTS ${ARGN} NO_CACHE REQUIRED)
  file(STRINGS "${CBPS_HEADER_${header}}" line REGEX "${expression}" LIMIT_COUNT 1)
  string(REGEX REPLACE ".*${expression}.*" "\\1" line "${line}")
  set(${out} "${line}" PARENT_SCOPE)
endfunction()

set(link DYNAMIC_LINK)
set(CBPS_IS_STATIC false)
if(CBPS_LINKS_STATIC)
  set(link STATIC_LINK)
  set(CBPS_IS_STATIC true)
endif()
cbps_library(CLI11 "${CLI11_VERSION}" BSD-3-Clause https://github.com/CLIUtils/CLI11 libcli11-dev STATIC_LINK)
if(CBPS_READS_WORKBOOKS)
  cbps_library(expat "${EXPAT_VERSION_STRING}" MIT https://libexpat.github.io libexpat1-dev ${link})
endif()
cbps_library(fmt "${fmt_VERSION}" "MIT WITH fmt-exception" https://fmt.dev libfmt-dev ${link})
if(CBPS_LINKS_STATIC)
  execute_process(COMMAND getconf GNU_LIBC_VERSION OUTPUT_VARIABLE glibc OUTPUT_STRIP_TRAILING_WHITESPACE)
  string(REPLACE "glibc " "" glibc "${glibc}")
  cbps_library(glibc "${glibc}" LGPL-2.1-or-later https://www.gnu.org/software/libc libc6-dev STATIC_LINK)
endif()
if(CBPS_LINKS_STATIC AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  string(REGEX MATCH "^[0-9]+" gcc "${CMAKE_CXX_COMPILER_VERSION}")
  foreach(name libgcc libstdc++)
    cbps_library(${name} "${CMAKE_CXX_COMPILER_VERSION}" "GPL-3.0-or-later WITH GCC-exception-3.1"
      https://gcc.gnu.org "${name}-${gcc}-dev" STATIC_LINK)
  endforeach()
endif()
# SHA-256 is BSD-3-Clause, SHA-1 is in the public domain.
cbps_library(libmd "${libmd_VERSION}" BSD-3-Clause https://www.hadrons.org/software/libmd libmd-dev ${link})
if(CBPS_XLSX_ARCHIVE)
  cbps_read_header(xlsxwriter_VERSION xlsxwriter.h "LXW_VERSION \"([0-9.]+)\""
    "${CBPS_LIBXLSXWRITER}/include")
  cbps_library(libxlsxwriter "${xlsxwriter_VERSION}" "BSD-2-Clause AND BSD-3-Clause"
    https://libxlsxwriter.github.io "${CBPS_LIBXLSXWRITER}/source" STATIC_LINK)
elseif(CBPS_WRITES_XLSX)
  cbps_library(libxlsxwriter "${xlsxwriter_VERSION}" "BSD-2-Clause AND BSD-3-Clause"
    https://libxlsxwriter.github.io libxlsxwriter-dev DYNAMIC_LINK)
endif()
if(CBPS_READS_WORKBOOKS OR CBPS_XLSX_ARCHIVE)
  cbps_read_header(minizip_VERSION minizip/unzip.h "Version ([0-9.]+)")
  cbps_library(minizip "${minizip_VERSION}" Zlib https://www.winimage.com/zLibDll/minizip.html libminizip-dev ${link})
endif()
cbps_library(nlohmann-json "${nlohmann_json_VERSION}" MIT https://json.nlohmann.me nlohmann-json3-dev STATIC_LINK)
foreach(part MAJOR MINOR PATCH)
  cbps_read_header(${part} utf8proc.h "define UTF8PROC_VERSION_${part} ([0-9]+)")
endforeach()
cbps_library(utf8proc "${MAJOR}.${MINOR}.${PATCH}" "MIT AND Unicode-DFS-2015" https://juliastrings.github.io/utf8proc
  libutf8proc-dev ${link})
cbps_library(yaml-cpp "${yaml-cpp_VERSION}" MIT https://github.com/jbeder/yaml-cpp libyaml-cpp-dev ${link})
if(CBPS_READS_WORKBOOKS OR CBPS_XLSX_ARCHIVE)
  cbps_library(zlib "${ZLIB_VERSION_STRING}" Zlib https://zlib.net zlib1g-dev ${link})
endif()

list(SORT CBPS_LIBRARIES CASE INSENSITIVE)
list(TRANSFORM CBPS_LIBRARIES REPLACE "^([^|]+)[|]([^|]+)[|].*$" "    {\"\\1\", \"\\2\"},\n"
  OUTPUT_VARIABLE CBPS_LIBRARY_ROWS)
list(JOIN CBPS_LIBRARY_ROWS "" CBPS_LIBRARY_ROWS)

# The compiler by its usual name.
set(CBPS_COMPILER "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}")
string(REPLACE "GNU " "GCC " CBPS_COMPILER "${CBPS_COMPILER}")

configure_file(cmake/bill_of_materials.cmake.in bill_of_materials.cmake @ONLY)
