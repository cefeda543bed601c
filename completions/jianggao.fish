# fish completion for jianggao(1)

# LINES=ROLE: the roles, once the lines are there.
function __jianggao_as
    set -l lines (string match -r '^(?:--as=)?[0-9:-]+(?==)' -- (commandline -ct) | string replace -- '--as=' '')
    test -n "$lines"; or return
    printf "$lines=%s\n" title subtitle date speaker occasion salutation heading heading-1 heading-2 heading-3 heading-4 \
        body inner-salutation stage-direction note signature attachment table drop
end

set -l commands convert check fonts styles
set -l both '__fish_seen_subcommand_from convert check'
set -l convert '__fish_seen_subcommand_from convert'

complete -c jianggao -f
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a convert -d 'make handouts and Word files'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a check -d 'tell what to look at before printing'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a fonts -d 'tell which font serves what'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a styles -d 'tell which styles there are'
complete -c jianggao -l help -d 'show the options'
complete -c jianggao -l version -d 'print the version'

complete -c jianggao -n $both -k -a '(__fish_complete_suffix .txt .docx)'
complete -c jianggao -n $both -l encoding -x -a 'UTF-8 GB18030 UTF-16LE UTF-16BE Big5' -d 'the input\'s encoding'
complete -c jianggao -n $both -l lossy -d 'go on where bytes cannot be decoded'
complete -c jianggao -n $both -l keep-all -d 'leave nothing out, not even advertising'
complete -c jianggao -n $both -l junk-rules -r -F -d 'more rules for what is advertising'
complete -c jianggao -n $both -l as -x -a '(__jianggao_as)' -d 'read lines as what you say'
complete -c jianggao -n $both -l changes -x -a 'accepted original' -d 'what tracked changes of a Word file mean'
complete -c jianggao -n $both -l style -x -a '(jianggao styles 2>/dev/null | string replace -r "\s.*" "") (__fish_complete_suffix .xml)' -d 'the style, or a style file'
complete -c jianggao -n "$both; or __fish_seen_subcommand_from fonts" -l font-dir -x -a '(__fish_complete_directories)' -d 'a folder whose fonts are tried first'

complete -c jianggao -n $convert -s o -l output -r -F -d 'write this file'
complete -c jianggao -n $convert -s d -l directory -x -a '(__fish_complete_directories)' -d 'write into this folder'
complete -c jianggao -n $convert -s t -l to -x -a '(__fish_append , pdf docx json txt png)' -d 'formats, parted by commas'
complete -c jianggao -n $convert -l author -x -d 'the author in the documents\' properties'
complete -c jianggao -n $convert -s r -l resolution -x -d 'of page images, in dots per inch'
complete -c jianggao -n $convert -l headings -x -a 'separator own-line inline' -d 'run-in headings in the Word file'
complete -c jianggao -n $convert -l placeholders -x -a 'controls highlight' -d 'placeholders in the Word file'
complete -c jianggao -n $convert -l grid -x -a 'chars lines' -d 'grid of the Word file'
complete -c jianggao -n $convert -l review -d 'put the findings into the Word file'
complete -c jianggao -n $convert -l toc -d 'put a table of contents into the Word file'
complete -c jianggao -n $convert -s f -l force -d 'overwrite a Word file that somebody edited'
complete -c jianggao -n $convert -s j -l jobs -x -d 'how many files to convert at a time'
complete -c jianggao -n $convert -s q -l quiet -d 'say nothing but errors'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l format -x -a 'text json' -d 'how findings are printed'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l ledger -d 'account for every character of the text'
