#!/usr/bin/env bash
# The whole road by the command line alone, in practice: every service is set up, tested, used and handed over.
# usage: road.sh [PROGRAM]
set -euo pipefail

program=${1:-oauth-setup}
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export OAUTH_SETUP_HOME=$home/settings
unset DISPLAY WAYLAND_DISPLAY BROWSER

practice() { "$program" practice --auto-approve "$@" < /dev/null; }

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
