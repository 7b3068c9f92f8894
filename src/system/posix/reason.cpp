#include "system/posix/reason.h"

#include <cerrno>
#include <cstring>

namespace cbps::system {

Bilingual reason(int error) {
  switch (error) {
    case EACCES:
    case EPERM: return {"没有权限", "permission denied"};
    case EISDIR: return {"这是文件夹", "it is a folder"};
    case ELOOP: return {"链接绕成了圈", "the links lead in a circle"};
    case EMFILE: return {"打开的文件太多", "too many open files"};
    case ENOSPC: return {"磁盘已满", "no space left on the disk"};
    case ENOENT: return {"没有这个文件或文件夹", "no such file or folder"};
    case ENOTDIR: return {"这不是文件夹", "it is not a folder"};
    default: return {std::strerror(error), std::strerror(error)};
  }
}

}  // namespace cbps::system
