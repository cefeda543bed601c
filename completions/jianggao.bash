# bash completion for jianggao(1)

_jianggao() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]-} i
  local words='' list='' files='' folders='' styles='' suffixes=''
  # begin list: bash-commands (from convert/cli/option_rows.c; `make lists` renews it)
  local commands='convert check fill fonts styles serve' options=''
  case $command in
  convert)
    options='-o --output -d --directory -t --to --fill-names -f --force --dump -j --jobs -q --quiet --files-from -0 --null --shard --report --resume --style --edition --paper --duplex --nup --booklet --watermark --cover --copies --copies-apart --draft --confidential --ruby --titles --set --font-dir -r --resolution --author --headings --placeholders --review --toc --embed-fonts --fill --fix -R --recursive --encoding --lossy --keep-all --junk-rules --as --changes -v --verbose --rate --help --version'
    ;;
  check)
    options='--style --edition --paper --titles --set --font-dir --fill --fix -R --recursive --encoding --lossy --keep-all --junk-rules --as --changes --format --color -v --verbose --diff --write --stats --rate --select --ignore --fail-on --ledger --explain --help --version'
    ;;
  fill)
    options='-R --recursive --encoding --lossy --keep-all --junk-rules --as --changes --help --version'
    ;;
  fonts)
    options='--font-dir --help --version'
    ;;
  styles)
    options='--show --check --help --version'
    ;;
  serve)
    options=''
    ;;
  esac
  # end list

  # begin list: bash-roles
  local roles='title subtitle salutation heading body inner-salutation stage-direction note signature attachment table drop date speaker occasion heading-1 heading-2 heading-3 heading-4'
  # end list

  # --as LINES=ROLE: the role arrives as a word behind =.
  local so_far=${COMP_WORDS[*]:1:COMP_CWORD}
  if [[ $so_far =~ ' --as '('= ')?[0-9:-]+' ='( [a-z0-9-]*)?$ ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$roles" -- "${BASH_REMATCH[2]# }")
    return
  fi

  # A value behind = arrives as three words.
  local behind=
  if [[ $current == '=' ]]; then
    current= behind=yes
  elif [[ $previous == '=' ]]; then
    previous=${COMP_WORDS[COMP_CWORD - 2]} behind=yes
  fi

  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$commands --help --version" -- "$current")
    return
  fi

  case $previous in
  # begin list: bash-values
  -o | --output) files=yes ;;
  -d | --directory) folders=yes ;;
  -t | --to) list='pdf docx json txt png svg layout' ;;
  --fill-names) return ;;
  --dump) words='lines pieces evidence explanation paragraphs layout' ;;
  -j | --jobs) return ;;
  --files-from) files=yes ;;
  --shard) return ;;
  --report) files=yes ;;
  --style) styles=yes ;;
  --edition) styles=yes ;;
  --paper) return ;;
  --nup) words='1 2' ;;
  --watermark) return ;;
  --copies) return ;;
  --confidential) return ;;
  --ruby) files=yes ;;
  --titles) files=yes ;;
  --set) return ;;
  --font-dir) folders=yes ;;
  -r | --resolution) return ;;
  --author) return ;;
  --headings) words='separator own-line inline' ;;
  --placeholders) words='controls highlight' ;;
  --fill) files=yes ;;
  --fix) if [[ $behind ]]; then list='marks figures series blanks'; else files=yes; fi ;;
  --encoding) words='UTF-8 GB18030 UTF-16LE UTF-16BE Big5' ;;
  --junk-rules) files=yes ;;
  --as) return ;;
  --changes) words='settled accepted original' ;;
  --format) words='text lines json sarif' ;;
  --color) words='auto always never' ;;
  --rate) return ;;
  --select) return ;;
  --ignore) return ;;
  --fail-on) words='error warning note never' ;;
  --explain) return ;;
  --show) styles=yes ;;
  --check) files=yes ;;
  # end list
  *)
    if [[ $current == -* ]]; then
      words=$options
    elif [[ $command == convert || $command == check ]]; then
      files=yes
      suffixes='txt|TXT|docx|md'
    fi
    ;;
  esac

  if [[ $list ]]; then
    # Words parted by commas: complete the last one.
    local given=
    [[ $current == *,* ]] && given=${current%,*},
    mapfile -t COMPREPLY < <(compgen -P "$given" -W "$list" -- "${current##*,}")
    compopt -o nospace
    return
  fi
  if [[ $folders ]]; then
    compopt -o filenames
    mapfile -t COMPREPLY < <(compgen -d -- "$current")
    return
  fi
  if [[ $styles ]]; then
    words=$("${COMP_WORDS[0]}" styles 2>/dev/null | awk '{ print $1 }')
    files=yes
    suffixes='xml'
  fi
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
