# fish completion for jianggao(1)

# LINES=ROLE: the roles, once the lines are there.
function __jianggao_as
    set -l lines (string match -r '^(?:--as=)?[0-9:-]+(?==)' -- (commandline -ct) | string replace -- '--as=' '')
    test -n "$lines"; or return
    # begin list: fish-roles
    printf "$lines=%s\n" title subtitle salutation heading body inner-salutation stage-direction note signature attachment table drop date speaker occasion heading-1 heading-2 heading-3 heading-4
    # end list
end

complete -c jianggao -f
complete -c jianggao -n __fish_use_subcommand -l help -d 'show the options'
complete -c jianggao -n __fish_use_subcommand -l version -d 'print the version'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -k -a '(__fish_complete_suffix .txt .docx)'

# begin list: fish (from convert/cli/option_rows.c; `make lists` renews it)
set -l commands convert check fill fonts styles serve
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a convert -d 'make handouts and Word files'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a check -d 'tell what to look at before printing'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a fill -d 'list what is to be filled in'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a fonts -d 'tell which font serves what'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a styles -d 'tell which styles there are'
complete -c jianggao -n "not __fish_seen_subcommand_from $commands" -a serve -d 'show it all in a browser'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s o -l output -r -F -d 'Write this file; its suffix tells the format; - is standard output; repeatable'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s d -l directory -x -a '(__fish_complete_directories)' -d 'Write into this folder; it is created'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s t -l to -x -a '(__fish_append , pdf docx json txt png svg layout)' -d 'Formats, parted by commas'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l fill-names -x -d 'How the documents of a table are named'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s f -l force -d 'Write over files that somebody edited, or that jianggao did not make'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l dump -x -a 'lines pieces evidence explanation paragraphs layout' -d 'Write no file; print what one step hands to the next'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s j -l jobs -x -d 'How many files to convert at a time'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s q -l quiet -d 'Say nothing but errors'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l files-from -r -F -d 'Convert the files that this list names, one a line; - is standard input'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s 0 -l null -d 'The names of the list are ended by NUL, as find -print0 does'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l shard -x -d 'Convert only every Nth file, from the Ith on'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l report -r -F -d 'Add a line of JSON for each file to this report'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l resume -d 'Leave out what the report says is done'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -l style -x -a '(jianggao styles 2>/dev/null | string replace -r "\s.*" "") (__fish_complete_suffix .xml)' -d 'The style (see `jianggao styles`) or a style file'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -l titles -r -F -d 'More terms that no line of a title parts'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -l set -x -d 'Change one measure of the style; repeatable'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fonts' -l font-dir -x -a '(__fish_complete_directories)' -d 'A folder whose fonts are tried first; repeatable'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -s r -l resolution -x -d 'Of page images, in dots per inch (150)'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l author -x -d 'The author in the documents\' properties'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l headings -x -a 'separator own-line inline' -d 'Run-in headings in the Word file'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l placeholders -x -a 'controls highlight' -d 'Placeholders in the Word file'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l review -d 'Put the findings into the Word file, as comments and tracked changes'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l toc -d 'Put a table of contents into the Word file'
complete -c jianggao -n '__fish_seen_subcommand_from convert' -l embed-fonts -d 'Put the free fonts into the Word file'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -l fill -r -F -d 'Fill in blanks: by name, from a list or a table; repeatable'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -l fix -a 'marks figures series blanks' -d 'Make the safe corrections, of all classes or these'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -s R -l recursive -d 'Of folders take the folders in them too'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l encoding -x -a 'UTF-8 GB18030 UTF-16LE UTF-16BE Big5' -d 'The input\'s encoding'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l lossy -d 'Go on where bytes cannot be decoded'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l keep-all -d 'Leave nothing out, not even advertising'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l junk-rules -r -F -d 'More rules for what is advertising (see the man page)'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l as -x -a '(__jianggao_as)' -d 'Read lines as what you say: title, body, heading … or drop; repeatable'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill' -l changes -x -a 'settled accepted original' -d 'What tracked changes of a Word file mean'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l format -x -a 'text lines json sarif' -d 'How findings are printed'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l color -x -a 'auto always never' -d 'Colours in the text'
complete -c jianggao -n '__fish_seen_subcommand_from convert check' -s v -l verbose -d 'Show every finding at every place'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l diff -d 'Show what --fix would change, and no findings'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l write -d 'Make the safe corrections in the text itself'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l stats -d 'Tell how long the text is, and no findings'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l rate -x -d 'Characters a minute, for --stats'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l select -x -a '(__fish_append , )' -d 'Tell only these findings, parted by commas'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l ignore -x -a '(__fish_append , )' -d 'Do not tell these findings, parted by commas'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l fail-on -x -a 'error warning note never' -d 'What ends with status 1'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l ledger -d 'Account for every character of the text'
complete -c jianggao -n '__fish_seen_subcommand_from check' -l explain -x -d 'Tell what a finding means, with examples, and read nothing'
complete -c jianggao -n '__fish_seen_subcommand_from styles' -l show -x -a '(jianggao styles 2>/dev/null | string replace -r "\s.*" "") (__fish_complete_suffix .xml)' -d 'Print a style\'s file, to start one from'
complete -c jianggao -n '__fish_seen_subcommand_from styles' -l check -r -F -d 'Tell whether a style file can be used'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill fonts styles' -l help -d 'Show the options'
complete -c jianggao -n '__fish_seen_subcommand_from convert check fill fonts styles' -l version -d 'Print the program\'s version'
# end list
