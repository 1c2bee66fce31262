#!/usr/bin/env bash
# The whole road by the command line alone, in practice: every way of connecting every service is set up, tested, used,
# handed over to another machine, used there, and forgotten on both.
# usage: road.sh [PROGRAM]
set -euo pipefail

program=${1:-oauth-setup}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
unset DISPLAY WAYLAND_DISPLAY BROWSER OAUTH_SETUP_PRACTICE

# A machine has a folder of settings and a folder of what it remembers.
on() {
    local machine=$home/$1
    shift
    OAUTH_SETUP_HOME=$machine/settings XDG_STATE_HOME=$machine/state \
        "$program" practice --auto-approve "$@" < /dev/null
}
practice() { on here "$@"; }

# Runs a command that must end with an exit code.
ends_with() {
    local wanted=$1 code=0
    shift
    "$@" > "$home/said" 2>&1 || code=$?
    [ "$code" -eq "$wanted" ] && return
    printf 'expected exit %s and got %s: %s\n' "$wanted" "$code" "$*" >&2
    cat "$home/said" >&2
    return 1
}

# One way of connecting a service: service, scheme, application ('' without OAuth).
go() {
    local name=$1-$2${3:+-$3} answers=$home/answers.json
    printf '%s\n' "$name"
    printf '{"service":"%s","scheme":"%s","connection":"%s"%s}' \
        "$1" "$2" "$name" "${3:+,\"app\":\"$3\",\"browser\":\"here\"}" > "$answers"

    practice wizard --answers "$answers" 2> "$home/said" || { cat "$home/said" >&2; return 1; }
    practice connect "$name"
    practice status "$name" > /dev/null
    practice doctor --json > "$home/doctor" || [ $? -eq 1 ]

    token=$(practice token "$name")
    practice exec "$name" -- sh -c 'test "$OAUTH_ACCESS_TOKEN" = "$0"' "$token"
    practice token "$name" --format credential-process > /dev/null

    practice string "$name" --format jdbc --owner driver > /dev/null
    practice string "$name" --format python -o "$home/$name.py"
    if [ -z "$3" ]; then
        practice import-string "$name-again" --string-file "$home/$name.py"
    elif [ "$2" = OAuth ]; then
        practice call GetOAuthAuthorizationURL --connection "$name" > /dev/null
    fi
    hand_over "$name"
}

# To another machine; a connection whose refresh tokens are replaced at each use is gone here then.
hand_over() {
    local name=$1 sealed=$home/$1.age key moved=8
    key=$(on there key)
    practice transfer "$name" --to "$key" -o "$sealed"
    on there import "$sealed"
    on there connect "$name"
    on there token "$name" > /dev/null
    practice status "$name" --json > "$home/status" || [ $? -eq "$moved" ]
    if grep -q '"state": "moved"' "$home/status"; then
        printf '%s moved\n' "$name"
        ends_with 3 practice token "$name"
    fi
    for machine in here there; do
        on "$machine" forget "$name"
        ends_with 3 on "$machine" token "$name"
    done
}

ways() {
    local service='' line scheme apps app
    while IFS= read -r line; do
        case $line in
            '    AuthScheme='*)
                scheme=${line#*=}
                scheme=${scheme%%[ :]*}
                apps=''
                case $line in "    AuthScheme=$scheme ("*) apps=${line#*(} apps=${apps%%)*} ;; esac
                if [ -z "$apps" ]; then printf '%s %s\n' "$service" "$scheme"; fi
                for app in ${apps//,/}; do printf '%s %s %s\n' "$service" "$scheme" "$app"; done
                ;;
            ' '*) ;;
            *) service=${line%% *} ;;
        esac
    done < <("$program" services)
}

while read -r service scheme app <&3; do go "$service" "$scheme" "$app"; done 3< <(ways)
echo 'every road is open'
