# Completion of cbps for bash. The program itself knows what may come next: this script asks it.
_cbps() {
  local line=${COMP_LINE:0:COMP_POINT} words=() answer=() word before='' candidate
  read -ra words <<<"$line"
  [[ $line != *[[:space:]] ]] || words+=('')
  word=${words[-1]}
  mapfile -t answer < <("${1/#\~/$HOME}" completion candidates -- "${words[@]:1}" 2>/dev/null)
  case ${answer[0]-} in
    files) compopt -o default ;;
    folders) compopt -o dirnames ;;
  esac
  # Of a word with = in it, bash replaces only what stands behind the sign.
  [[ $COMP_WORDBREAKS != *=* ]] || before=${word%"${word##*=}"}
  COMPREPLY=()
  for candidate in "${answer[@]:1}"; do
    candidate=${candidate%%$'\t'*}
    [[ $candidate != *= ]] || compopt -o nospace
    COMPREPLY+=("${candidate#"$before"}")
  done
}
complete -F _cbps cbps
