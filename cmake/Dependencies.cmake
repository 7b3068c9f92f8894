# What cbps is built with, all from the system (Debian 12 is the floor): scripts/setup has the package names. Here it
# is decided what is used of that; LinkedLibraries.cmake makes targets of it.

# Only the build needs these: they are headers.
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)

# A program in one file: it starts faster, since nothing is loaded and relocated that it does not use
# (docs/performance.md), and runs where nothing is installed.
option(CBPS_STATIC "Link the program with static libraries only, if they are all installed" OFF)

# What reads workbooks. Without it the room workbook has a stand-in that refuses them.
find_package(PkgConfig REQUIRED)
find_package(EXPAT 2.5)
find_package(ZLIB 1.2)
pkg_check_modules(minizip minizip)
set(CBPS_READS_WORKBOOKS OFF)
if(EXPAT_FOUND AND ZLIB_FOUND AND minizip_FOUND)
  set(CBPS_READS_WORKBOOKS ON)
else()
  message(STATUS "Workbooks (.xlsx, .ods) will not be read: expat, minizip or zlib is missing")
endif()

# What writes .xlsx files: the archive that scripts/setup makes; where it is not there, the shared library, which a
# program in one file cannot have. Without either the room spreadsheet has a stand-in that writes nothing.
set(CBPS_LIBXLSXWRITER "${PROJECT_SOURCE_DIR}/build/libxlsxwriter" CACHE PATH
  "Folder of libxlsxwriter.a and its headers, made by scripts/setup")
set(CBPS_WRITES_XLSX OFF)
set(CBPS_XLSX_ARCHIVE "")
if(EXISTS "${CBPS_LIBXLSXWRITER}/libxlsxwriter.a" AND ZLIB_FOUND AND minizip_FOUND)
  set(CBPS_WRITES_XLSX ON)
  set(CBPS_XLSX_ARCHIVE "${CBPS_LIBXLSXWRITER}/libxlsxwriter.a")
elseif(NOT CBPS_STATIC)
  pkg_check_modules(xlsxwriter xlsxwriter)
  if(xlsxwriter_FOUND)
    set(CBPS_WRITES_XLSX ON)
  endif()
endif()
if(NOT CBPS_WRITES_XLSX)
  message(STATUS "Workbooks (.xlsx) will not be written: scripts/setup has not made libxlsxwriter.a")
endif()

include(StaticLibraries)
set(CBPS_LINKS_STATIC OFF)
if(CBPS_STATIC)
  set(names yaml-cpp md utf8proc)
  if(CBPS_READS_WORKBOOKS)
    list(APPEND names expat)
  endif()
  if(CBPS_READS_WORKBOOKS OR CBPS_WRITES_XLSX)
    list(APPEND names minizip z)
  endif()
  find_static_libraries(CBPS_LINKS_STATIC ${names})
endif()
if(CBPS_LINKS_STATIC)
  add_compile_options(-fPIE)
endif()

include(LinkedLibraries)
if(CBPS_XLSX_ARCHIVE)
  target_include_directories(cbps::libxlsxwriter SYSTEM INTERFACE "${CBPS_LIBXLSXWRITER}/include")
endif()

# link_statically(TARGET): if that was asked for and can be done.
function(link_statically target)
  if(CBPS_LINKS_STATIC)
    target_link_options("${target}" PRIVATE -static-pie)
  endif()
endfunction()
