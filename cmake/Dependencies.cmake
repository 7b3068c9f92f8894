# All from the system (Debian 12 is the floor): see README for the package names.
find_package(fmt 9 REQUIRED)
find_package(yaml-cpp 0.7 REQUIRED)
find_package(CLI11 2.1 REQUIRED)
find_package(nlohmann_json 3.11 REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
pkg_check_modules(libmd REQUIRED IMPORTED_TARGET libmd)
pkg_check_modules(libutf8proc REQUIRED IMPORTED_TARGET libutf8proc)

# What reads workbooks. Without it the room workbook has a stand-in that refuses them.
find_package(EXPAT 2.5)
find_package(ZLIB 1.2)
pkg_check_modules(minizip minizip)
set(CBPS_READS_WORKBOOKS OFF)
if(EXPAT_FOUND AND ZLIB_FOUND AND minizip_FOUND)
  set(CBPS_READS_WORKBOOKS ON)
else()
  message(STATUS "Workbooks (.xlsx, .ods) will not be read: expat, minizip or zlib is missing")
endif()

# yaml-cpp 0.7 names its target without a namespace, later ones with.
if(NOT TARGET yaml-cpp::yaml-cpp)
  add_library(yaml-cpp::yaml-cpp ALIAS yaml-cpp)
endif()

# A program in one file: it starts faster, since nothing is loaded and relocated that it does not use
# (docs/performance.md), and runs where nothing is installed.
option(CBPS_STATIC "Link the program with static libraries only, if they are all installed" OFF)
include(StaticLibraries)
add_library(cbps_fmt INTERFACE)
add_library(cbps_yaml_cpp INTERFACE)
add_library(cbps_libmd INTERFACE)
add_library(cbps_utf8proc INTERFACE)
add_library(cbps_workbooks INTERFACE)
if(CBPS_STATIC AND CBPS_READS_WORKBOOKS)
  find_static_libraries(CBPS_LINKS_STATIC yaml-cpp md utf8proc expat minizip z)
elseif(CBPS_STATIC)
  find_static_libraries(CBPS_LINKS_STATIC yaml-cpp md utf8proc)
endif()
if(CBPS_LINKS_STATIC)
  add_compile_options(-fPIE)
  # Debian has no archive of fmt, which can be compiled into its users instead.
  target_link_libraries(cbps_fmt INTERFACE fmt::fmt-header-only)
  target_link_libraries(cbps_yaml_cpp INTERFACE "${CBPS_ARCHIVE_yaml-cpp}")
  target_link_libraries(cbps_libmd INTERFACE "${CBPS_ARCHIVE_md}")
  target_link_libraries(cbps_utf8proc INTERFACE "${CBPS_ARCHIVE_utf8proc}")
  if(CBPS_READS_WORKBOOKS)
    target_link_libraries(cbps_workbooks INTERFACE
      "${CBPS_ARCHIVE_expat}" "${CBPS_ARCHIVE_minizip}" "${CBPS_ARCHIVE_z}" m)
  endif()
else()
  target_link_libraries(cbps_fmt INTERFACE fmt::fmt)
  target_link_libraries(cbps_yaml_cpp INTERFACE yaml-cpp::yaml-cpp)
  target_link_libraries(cbps_libmd INTERFACE PkgConfig::libmd)
  target_link_libraries(cbps_utf8proc INTERFACE PkgConfig::libutf8proc)
  if(CBPS_READS_WORKBOOKS)
    target_link_libraries(cbps_workbooks INTERFACE EXPAT::EXPAT ${minizip_LINK_LIBRARIES}
      ZLIB::ZLIB)
  endif()
endif()

# link_statically(TARGET): if that was asked for and can be done.
function(link_statically target)
  if(CBPS_LINKS_STATIC)
    target_link_options("${target}" PRIVATE -static-pie)
  endif()
endfunction()
