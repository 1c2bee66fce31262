"""django-oauth-toolkit as an authorization server of its own; run by the Python that has it, see servers.py.

usage: toolkit.py PORT ADDRESS DATABASE PERSON

Listens on PORT of this machine, calls itself ADDRESS/o, and has one person (JSON). Applications are registered at /register,
which is ours; everything else is the toolkit's own.
"""

import json
import os
import secrets
import socketserver
import sys
from wsgiref import simple_server

import django
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from django.conf import settings

PORT, ADDRESS, DATABASE, PERSON = int(sys.argv[1]), sys.argv[2], sys.argv[3], json.loads(sys.argv[4])


def signing_key():
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    form = serialization.PrivateFormat.TraditionalOpenSSL
    return key.private_bytes(serialization.Encoding.PEM, form, serialization.NoEncryption()).decode()


settings.configure(
    SECRET_KEY=secrets.token_urlsafe(32),
    ALLOWED_HOSTS=["127.0.0.1"],
    ROOT_URLCONF=__name__,
    USE_TZ=True,
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    LOGIN_URL="/login/",
    INSTALLED_APPS=[
        "django.contrib.auth", "django.contrib.contenttypes", "django.contrib.sessions", "oauth2_provider"
    ],
    MIDDLEWARE=[
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
        "django.contrib.auth.middleware.AuthenticationMiddleware",
    ],
    TEMPLATES=[
        {
            "BACKEND": "django.template.backends.django.DjangoTemplates",
            "APP_DIRS": True,
            "OPTIONS": {"context_processors": ["django.template.context_processors.request"]},
        }
    ],
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.sqlite3", "NAME": DATABASE,
            "OPTIONS": {"timeout": 60, "transaction_mode": "IMMEDIATE"},
        }
    },
    OAUTH2_PROVIDER={
        "OIDC_ENABLED": True,
        "OIDC_RSA_PRIVATE_KEY": signing_key(),
        "OIDC_ISS_ENDPOINT": f"{ADDRESS}/o",
        "OAUTH2_VALIDATOR_CLASS": "names.Validator",
        "SCOPES": {"openid": "Who you are", "read": "Reading"},
        "ACCESS_TOKEN_EXPIRE_SECONDS": int(os.environ.get("LIFETIME", "3600")),
        "ROTATE_REFRESH_TOKEN": True,
        "REFRESH_TOKEN_REUSE_PROTECTION": True,
        "PKCE_REQUIRED": True,
        "COMPLIANT_BCP_RFC9700_AUTHZ_RESPONSE_ISS": True,
    },
)
django.setup()

from django.contrib.auth import authenticate, get_user_model, login  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.urls import include, path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402
from oauth2_provider.models import Application  # noqa: E402
from oauth2_provider.oauth2_validators import OAuth2Validator  # noqa: E402
from oauth2_provider.urls import metadata_urlpatterns  # noqa: E402


class Validator(OAuth2Validator):
    """Names the person, as the toolkit's documentation shows it."""

    oidc_claim_scope = None

    def get_additional_claims(self, request):
        return {"name": request.user.first_name, "email": request.user.email}


# The toolkit imports the class by its name.
sys.modules["names"] = sys.modules[__name__]


@csrf_exempt
def log_in(request):
    user = authenticate(request, username=request.POST.get("username"), password=request.POST.get("password"))
    if user is None:
        return HttpResponse("wrong", status=401)
    login(request, user)
    return HttpResponse("welcome")


@csrf_exempt
def register(request):
    asked = json.loads(request.body)
    Application.objects.create(
        client_id=asked["name"],
        client_secret=asked["secret"] or "",
        client_type=Application.CLIENT_CONFIDENTIAL if asked["secret"] else Application.CLIENT_PUBLIC,
        authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
        redirect_uris=asked["callback"],
        name=asked["name"],
        algorithm=Application.RS256_ALGORITHM,
    )
    return HttpResponse("registered")


urlpatterns = [
    path("register", register),
    path("login/", log_in),
    path("ready", lambda _: HttpResponse("ready")),
    path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
    # What RFC 8414 says of it, at the root; who is signed in only OpenID's document tells, below o/.
    *metadata_urlpatterns,
]


class Server(socketserver.ThreadingMixIn, simple_server.WSGIServer):
    daemon_threads = True
    request_queue_size = 128


if __name__ == "__main__":
    call_command("migrate", verbosity=0)
    get_user_model().objects.create_user(
        PERSON["username"], PERSON["email"], PERSON["password"], first_name=PERSON["name"]
    )
    simple_server.make_server("127.0.0.1", PORT, get_wsgi_application(), server_class=Server).serve_forever()
