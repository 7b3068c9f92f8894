# Completion of cbps for fish. The program itself knows what may come next: this script asks it.
function __cbps_candidates
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l answer ($program completion candidates -- $words "$word" 2>/dev/null)
    switch "$answer[1]"
        case files
            __fish_complete_path "$word"
        case folders
            __fish_complete_directories "$word"
    end
    set -e answer[1]
    printf '%s\n' $answer
end
complete -c cbps -f -k -a '(__cbps_candidates)'
