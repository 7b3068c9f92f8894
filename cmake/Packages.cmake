# The package for Debian: cpack -G DEB. scripts/release makes all that belongs to a release.
set(CPACK_PACKAGE_NAME cbps)
set(CPACK_PACKAGE_VENDOR cbps)
set(CPACK_PACKAGE_CONTACT "cbps developers <cbps@localhost.invalid>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "checker for community Party-building standards")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"cbps checks what communities report, in YAML, CSV or workbooks, against the
22 basic standards for building community Party organisations. It says what
is met, what falls short and by how much, and what to put right first; it
writes reports for people (text, web pages, workbooks) and for programs.")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE "")
# A program in one file needs nothing; what another needs, its file says.
if(NOT CBPS_LINKS_STATIC)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_ALL Runtime)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
include(CPack)
