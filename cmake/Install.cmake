# What `cmake --install` puts where. Component Runtime: the program and what belongs to it. Component Development: the
# library, for programs that link with it.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)
# Folders are readable for all, whatever the umask of who installs.
set(CMAKE_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

# ---- Runtime ----
install(TARGETS cbps COMPONENT Runtime)
install(DIRECTORY rules DESTINATION "${CMAKE_INSTALL_DATADIR}/cbps" COMPONENT Runtime)
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DATADIR}/cbps" COMPONENT Runtime
  PATTERN examples/ci EXCLUDE)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT Runtime OPTIONAL)
file(GLOB CBPS_READMES CONFIGURE_DEPENDS README*.md CHANGELOG.md)
install(FILES ${CBPS_READMES} DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Runtime)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Runtime
  PATTERN ARCHITECTURE.md EXCLUDE
  PATTERN HACKING.md EXCLUDE)

# Completion scripts and man pages: their rules belong here, with COMPONENT Runtime. Debian's places, below
# ${CMAKE_INSTALL_DATADIR}, are
#   bash-completion/completions/cbps  zsh/vendor-completions/_cbps  fish/vendor_completions.d/cbps.fish
# and below ${CMAKE_INSTALL_MANDIR}
#   man1/cbps.1  zh_CN/man1/cbps.1

# ---- Development ----
set(CBPS_PACKAGE_FOLDER "${CMAKE_INSTALL_LIBDIR}/cmake/cbps")
install(TARGETS cbps_lib EXPORT cbps-targets COMPONENT Development
  INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}")
install(DIRECTORY include/cbps DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT Development)
install(EXPORT cbps-targets NAMESPACE cbps:: DESTINATION "${CBPS_PACKAGE_FOLDER}" COMPONENT Development)
# An archive that was made here is not on other machines: it goes along.
if(CBPS_XLSX_ARCHIVE)
  install(FILES "${CBPS_XLSX_ARCHIVE}" DESTINATION "${CMAKE_INSTALL_LIBDIR}/cbps" COMPONENT Development)
endif()
file(RELATIVE_PATH CBPS_RULES_FROM_PACKAGE
  "/${CBPS_PACKAGE_FOLDER}" "/${CMAKE_INSTALL_DATADIR}/cbps/rules")
configure_file(cmake/cbps-config.cmake.in cbps-config.cmake @ONLY)
# Before 1.0 a minor version may change the library's interface.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/cbps-config-version.cmake" COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/cbps-config.cmake" "${PROJECT_BINARY_DIR}/cbps-config-version.cmake"
  cmake/LinkedLibraries.cmake
  DESTINATION "${CBPS_PACKAGE_FOLDER}" COMPONENT Development)
