# The same source gives the same bytes, wherever it lies and is built: the folders' names do not become part of them.
# Debuggers and messages name a file as it is called below the source folder.
add_compile_options(
  "-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=" "-ffile-prefix-map=${PROJECT_BINARY_DIR}=build")
