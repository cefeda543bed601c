# bash completion for jianggao(1)

_jianggao() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-} i
  local common='--help --version'
  local reading='--encoding --lossy --keep-all --junk-rules --as --changes --style --font-dir'
  local words='' files='' suffixes=''

  # --as LINES=ROLE: the role arrives as a word behind =.
  local so_far=${COMP_WORDS[*]:1:COMP_CWORD}
  if [[ $so_far =~ ' --as '('= ')?[0-9:-]+' ='( [a-z0-9-]*)?$ ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'title subtitle date speaker occasion salutation heading heading-1 heading-2
      heading-3 heading-4 body inner-salutation stage-direction note signature attachment table drop' -- "${BASH_REMATCH[2]# }")
    return
  fi

  # A value behind = arrives as three words.
  if [[ $current == '=' ]]; then
    current=
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]}
  fi

  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "convert check fonts styles $common" -- "$current")
    return
  fi

  case $previous in
  -t | --to)
    # Formats are parted by commas: complete the last one.
    local given=
    [[ $current == *,* ]] && given=${current%,*},
    mapfile -t COMPREPLY < <(compgen -P "$given" -W 'pdf docx json txt png' -- "${current##*,}")
    compopt -o nospace
    return
    ;;
  -d | --directory | --font-dir)
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    return
    ;;
  -o | --output) files=yes ;;
  --junk-rules) files=yes ;;
  --style)
    words=$("${COMP_WORDS[0]}" styles 2>/dev/null | awk '{ print $1 }')
    files=yes
    suffixes='xml'
    ;;
  --encoding) words='UTF-8 GB18030 UTF-16LE UTF-16BE Big5' ;;
  --headings) words='separator own-line inline' ;;
  --placeholders) words='controls highlight' ;;
  --grid) words='chars lines' ;;
  --changes) words='accepted original' ;;
  --format) words='text json' ;;
  --as | --author | -r | --resolution | -j | --jobs) return ;;
  *)
    if [[ $current == -* ]]; then
      case $command in
      convert)
        words="$common $reading -o --output -d --directory -t --to --author -r --resolution --headings --placeholders
          --grid --review --toc -f --force -j --jobs -q --quiet"
        ;;
      check) words="$common $reading --format --ledger" ;;
      fonts) words="$common --font-dir" ;;
      *) words=$common ;;
      esac
    elif [[ $command == convert || $command == check ]]; then
      files=yes
      suffixes='txt|TXT|docx|md'
    fi
    ;;
  esac

  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
  if [[ $files ]]; then
    compopt -o filenames
    local found=()
    mapfile -t found < <(compgen -f -- "$current")
    for i in "${found[@]}"; do
      if [[ -z $suffixes || -d $i || $i =~ \.($suffixes)$ ]]; then
        COMPREPLY+=("$i")
      fi
    done
  fi
}

complete -F _jianggao jianggao
