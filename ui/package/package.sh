# Makes what people install: read by ./warren, whose $root, $program, $flags and $main it uses. docs/packages.md.
# shellcheck shell=sh

packages=$root/ui/target/packages
work=$packages/work
# The JDK's modules that the program and its libraries use; languages only as far as the window speaks them.
modules=java.desktop,java.sql,java.naming,java.management,jdk.unsupported,jdk.crypto.ec,jdk.localedata,jdk.accessibility
modules=$modules,jdk.security.auth
locales=en,de,fr,es,pt,ru,uk,tr,ar,fa,zh

case $(uname) in
Linux) system=linux icon=png installer=deb ;;
Darwin) system=macos icon=icns installer=dmg ;;
*) system=windows icon=ico installer=msi ;;
esac
[ $installer != deb ] || command -v dpkg-deb >/dev/null 2>&1 || installer=rpm
machine=$(uname -m)

version() {
    sed -n 's:^ *<version>\([0-9.]*\)\(-SNAPSHOT\)\{0,1\}</version>$:\1:p' "$root/pom.xml" | head -n 1
}

# The instant that the jars carry as well: the same sources give the same dates.
instant=$(sed -n 's:.*<project.build.outputTimestamp>\(.*\)</.*:\1:p' "$root/pom.xml")
SOURCE_DATE_EPOCH=$(date -u -d "$instant" +%s 2>/dev/null || date -ju -f %Y-%m-%dT%H:%M:%SZ "$instant" +%s)
export SOURCE_DATE_EPOCH
version=$(version)
# macOS takes no version that begins with 0; until there is a 1, it is the day of the sources.
[ $system != macos ] || case $version in 0.*) version=$(printf '%s' "${instant%T*}" | tr - .) ;; esac

# Every date under a folder becomes that of the sources; what is compared with its date later (the AOT cache) is made after it.
date_all() {
    find "$1" -exec touch -h -d "$instant" {} +
}

# The jars, and beside them the natives of this system, which are in no jar then.
collect() {
    mkdir -p "$work/jars"
    cp "$program"/*.jar "$work/jars/"
    lay_natives "$work/jars"
    rm -f "$work"/jars/netty-*-linux-*.jar "$work"/jars/netty-*-osx-*.jar "$work"/jars/netty-*-windows-*.jar
    for jar in "$work"/jars/sqlite-jdbc-*.jar; do
        mkdir "$work/sqlite"
        (
            cd "$work/sqlite"
            "$JAVA_HOME/bin/jar" -xf "$jar"
            rm -rf org/sqlite/native
            "$JAVA_HOME/bin/jar" --create --file "$jar" --manifest META-INF/MANIFEST.MF --date "$instant" .
        )
        rm -rf "$work/sqlite"
    done
    cp "$root/LICENSE" "$root/docs/DEPENDENCIES.md" "$work/jars/"
    date_all "$work/jars"
}

runtime() {
    # A JDK without a folder of jmods links what it runs on itself; system packages move its certificates, which it notes.
    options=--ignore-modified-runtime
    # shellcheck disable=SC2086
    "$JAVA_HOME/bin/jlink" $options --add-modules "$modules" --include-locales="$locales" --strip-java-debug-attributes \
        --no-man-pages --no-header-files --compress "${WARREN_COMPRESS:-zip-6}" --output "$work/runtime"
    date_all "$work/runtime"
}

# What the JVM is told is the same as ./warren tells it.
image() {
    "$JAVA_HOME/bin/java" -Djava.awt.headless=true -cp "$program/*" "$root/ui/package/Icon.java" "$work/warren.$icon"
    set -- --type app-image --name warren --app-version "$version" --vendor Warren --dest "$work" \
        --description "A friend-to-friend messenger that needs nobody's servers" --copyright AGPL-3.0-or-later \
        --icon "$work/warren.$icon" --input "$work/jars" --runtime-image "$work/runtime" \
        --main-jar "$(basename "$program"/ui-*.jar)" --main-class $main
    # shellcheck disable=SC2016 # The launcher puts the folder in.
    for flag in $flags -Xlog:aot=off -Xlog:cds=off '-Dorg.sqlite.lib.path=$APPDIR/natives' \
        '-Djava.library.path=$APPDIR/natives'; do
        set -- "$@" --java-options "$flag"
    done
    # shellcheck disable=SC2016 # The launcher puts the folder in.
    [ "${WARREN_AOT:-}" = off ] || set -- "$@" --java-options '-XX:AOTCache=$APPDIR/warren.aot'
    # On Windows a program has a console or none, so there are two.
    if [ $system = windows ]; then
        printf 'win-console=true\n' >"$work/console.properties"
        set -- "$@" --add-launcher warren-terminal="$work/console.properties"
    fi
    "$JAVA_HOME/bin/jpackage" "$@"
}

# Where the parts of the image lie.
locate() {
    case $system in
    linux) image=$work/warren app=$image/lib/app home=$image/lib/runtime ;;
    macos) image=$work/warren.app app=$image/Contents/app home=$image/Contents/runtime/Contents/Home ;;
    windows) image=$work/warren app=$image/app home=$image/runtime ;;
    esac
}

# The rehearsal of ./warren, by the image's own runtime; then the java command goes, which the launcher does not need.
cache() {
    if [ "${WARREN_AOT:-}" != off ]; then
        separator=:
        [ $system != windows ] || separator=';'
        jars=$(sed -n 's:^app.classpath=$APPDIR[/\\]::p' "$app/warren.cfg" |
            while read -r jar; do printf '%s%s' "$app/$jar" "$separator"; done)
        rehearse "$app/warren.aot" "$home/bin/java" "${jars%"$separator"}" "$app/natives"
        [ -f "$app/warren.aot" ] || say "No AOT cache could be made; the packages start without one, and later."
    fi
    rm -rf "$home/bin/java" "$home/bin/java.exe" "$home/bin/keytool" "$home/bin/keytool.exe"
}

portable() {
    name=warren-$version-$system-$machine
    rm -rf "$packages/$name"
    if [ $system = windows ]; then
        (cd "$work" && "$JAVA_HOME/bin/jar" --create --no-manifest --file "$packages/$name.zip" --date "$instant" warren)
    else
        order=
        # shellcheck disable=SC2015
        tar --version 2>/dev/null | grep -q GNU && order="--sort=name --owner=0 --group=0 --numeric-owner" || true
        # shellcheck disable=SC2086
        (cd "$work" && tar $order -cf - "$(basename "$image")") | gzip -9n >"$packages/$name.tar.gz"
    fi
}

installer() {
    set -- --type "$1" --name warren --app-version "$version" --vendor Warren --dest "$packages" --app-image "$image" \
        --license-file "$root/LICENSE" --description "A friend-to-friend messenger that needs nobody's servers"
    case $system in
    linux)
        set -- "$@" --linux-package-name warren --linux-shortcut --linux-menu-group "Network;InstantMessaging;" \
            --linux-app-category net --icon "$work/warren.png" --resource-dir "$root/ui/package/linux"
        # Nobody's address: there is no host of ours.
        [ "$2" != deb ] || set -- "$@" --linux-deb-maintainer nobody@warren.invalid
        [ "$2" != rpm ] || set -- "$@" --linux-rpm-license-type AGPL-3.0-or-later
        ;;
    windows) set -- "$@" --win-menu --win-shortcut-prompt --win-dir-chooser --win-per-user-install ;;
    esac
    "$JAVA_HOME/bin/jpackage" "$@"
}

# Uses a program as its owner would, where there is no Java but its own.
try_out() {
    say "Trying $1"
    scratch=$(mktemp -d)
    alone() {
        env -i PATH=/usr/bin:/bin HOME="$scratch" LC_ALL=C.UTF-8 WARREN_PROFILE="$scratch/profile" WARREN_BOOTSTRAP=none "$@"
    }
    alone "$1" --version | grep "^Warren $version"
    printf 'six spicy sandals' | alone "$1" profile create --name Ana --json --passphrase-stdin --passphrase-work least >/dev/null
    alone "$1" demo --json | grep '"step":"end"'
    rm -rf "$scratch"
}

check() {
    mkdir "$work/portable" "$work/deb"
    tar -xzf "$packages"/warren-*-linux-*.tar.gz -C "$work/portable"
    dpkg-deb -x "$packages"/warren_*.deb "$work/deb"
    for program in "$work/portable/warren" "$work/deb/opt/warren"; do
        try_out "$program/bin/warren"
        "$root/warren" bench window 1 "$program/bin/warren"
    done
}

# Installs the deb on this very system as its owner would, uses what is installed, and removes it again.
install_check() {
    if [ "$(id -u)" != 0 ] || [ $installer != deb ]; then
        say "To install takes root, on a system with dpkg; nothing was installed."
        exit 1
    fi
    if dpkg -s warren >/dev/null 2>&1 || [ -e /usr/bin/warren ]; then
        say "A Warren is installed here; it was left as it is."
        exit 1
    fi
    apt-get install -y "$packages"/warren_*.deb
    dpkg -V warren
    # However it goes, nothing is left.
    (
        try_out /usr/bin/warren
        "$root/warren" bench window 1 /usr/bin/warren
    ) || failed=yes
    apt-get remove -y warren
    if [ "${failed:-}" = yes ] || [ -e /usr/bin/warren ] || [ -e /opt/warren ]; then
        say "The deb was installed and did not do what it should, or is not gone; the lines above say more."
        exit 1
    fi
}

sums() {
    (
        cd "$packages"
        for file in warren[-_]*; do
            [ -f "$file" ] || continue
            if command -v sha256sum >/dev/null 2>&1; then sha256sum "$file"; else shasum -a 256 "$file"; fi
        done >SHA256SUMS
    )
    say "In ui/target/packages:"
    cat "$packages/SHA256SUMS"
}

rm -rf "$work"
mkdir -p "$work"
locate
collect
runtime
image
date_all "$image"
cache
kinds=${*:-portable $installer}
[ "$kinds" != check ] || kinds="portable deb check"
[ "$kinds" != install-check ] || kinds="deb install-check"
for kind in $kinds; do
    case $kind in
    image) ;;
    check) check ;;
    install-check) install_check ;;
    portable) portable ;;
    deb | rpm | dmg | pkg | msi | exe) installer "$kind" ;;
    *)
        say "Packages: ./warren package [image|portable|deb|rpm|dmg|pkg|msi|exe|check|install-check]... (here, without a name: portable and $installer)"
        exit 1
        ;;
    esac
done
sums
