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
install(DIRECTORY examples DESTINATION "${CMAKE_INSTALL_DATADIR}/cbps" COMPONENT Runtime)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" RENAME copyright COMPONENT Runtime)
file(GLOB CBPS_READMES CONFIGURE_DEPENDS README*.md CHANGELOG.md SECURITY.md)
install(FILES ${CBPS_READMES} DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Runtime)
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Runtime)
# What the documents link to, beside them.
file(MAKE_DIRECTORY "${PROJECT_BINARY_DIR}/links")
file(RELATIVE_PATH CBPS_DATA_FROM_DOCS "/${CMAKE_INSTALL_DOCDIR}" "/${CMAKE_INSTALL_DATADIR}/cbps")
foreach(link "examples ${CBPS_DATA_FROM_DOCS}/examples" "rules ${CBPS_DATA_FROM_DOCS}/rules" "LICENSE copyright")
  separate_arguments(link)
  list(GET link 0 name)
  list(GET link 1 target)
  file(CREATE_LINK "${target}" "${PROJECT_BINARY_DIR}/links/${name}" SYMBOLIC)
  install(FILES "${PROJECT_BINARY_DIR}/links/${name}" DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT Runtime)
endforeach()

# Completion and manual pages in the places where Debian has them.
set(CBPS_COMPLETION src/cli/completion/shell)
install(FILES ${CBPS_COMPLETION}/cbps.bash RENAME cbps COMPONENT Runtime
  DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
install(FILES ${CBPS_COMPLETION}/cbps.zsh RENAME _cbps COMPONENT Runtime
  DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/vendor-completions")
install(FILES ${CBPS_COMPLETION}/cbps.fish COMPONENT Runtime
  DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d")
# A page for each language, which the program itself writes.
set(CBPS_MANUALS "")
foreach(page en:man1 zh:zh_CN/man1)
  string(REGEX MATCH "^[a-z]+" language "${page}")
  string(REGEX MATCH "[^:]+$" folder "${page}")
  set(manual "${PROJECT_BINARY_DIR}/man/${folder}/cbps.1")
  cmake_path(GET manual PARENT_PATH parent)
  file(MAKE_DIRECTORY "${parent}")
  add_custom_command(OUTPUT "${manual}" DEPENDS cbps VERBATIM
    COMMAND sh -c "\"$1\" manual --lang \"$2\" >\"$3\"" sh "$<TARGET_FILE:cbps>" ${language} "${manual}")
  list(APPEND CBPS_MANUALS "${manual}")
  install(FILES "${manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/${folder}" COMPONENT Runtime)
endforeach()
add_custom_target(manuals ALL DEPENDS ${CBPS_MANUALS})

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
