#compdef cbps
# Completion of cbps for zsh. The program itself knows what may come next: this script asks it.
_cbps() {
  local -a answer ended open
  local line name
  answer=("${(@f)$("${(Q)words[1]/#\~/$HOME}" completion candidates -- \
    "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  for line in "${(@)answer[2,-1]}"; do
    name=${line%%$'\t'*}
    line=${name//:/\\:}:${line#*$'\t'}
    # Behind = the word goes on.
    if [[ $name == *= ]]; then open+=("$line"); else ended+=("$line"); fi
  done
  ((!$#ended)) || _describe -V cbps ended
  ((!$#open)) || _describe -V cbps open -S ''
  case $answer[1] in
    files) _files ;;
    folders) _files -/ ;;
  esac
}
# Loaded by compinit it is called at once, read by source it is only made known.
if [[ $funcstack[1] == _cbps ]]; then _cbps "$@"; else compdef _cbps cbps; fi
