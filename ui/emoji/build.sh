#!/bin/sh
# Makes ui/src/main/resources/chat/warren/ui/emoji/emoji.{txt,bin} anew: pictures from Twemoji, names and keywords from
# emojibase's copy of CLDR. Wants npm (to fetch the two packages), a JDK, and a Maven repository that knows this project.
#   ui/emoji/build.sh [maven-repository]
set -eu
here=$(cd "$(dirname "$0")" && pwd)
repository=${1:-$HOME/.m2/repository}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm pack --silent @discordapp/twemoji@16.0.1 emojibase-data@17.0.0
mkdir twemoji emojibase
tar xzf discordapp-twemoji-16.0.1.tgz -C twemoji
tar xzf emojibase-data-17.0.0.tgz -C emojibase
jars=$(find "$repository/com/github/weisj/jsvg/2.1.0" "$repository/com/google/code/gson/gson" -name '*.jar' | tr '\n' ':')
out="$here/../src/main/resources/chat/warren/ui/emoji"
mkdir -p "$out"
"${JAVA_HOME:?}/bin/java" -cp "$jars" "$here/Draw.java" twemoji/package/dist/svg emojibase/package/en/data.json \
    emojibase/package/en/shortcodes/github.json "$out"
