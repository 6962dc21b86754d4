; The `identity` package: web sign-in over MSAL. https://identity-library.readthedocs.io
; identity.flask, .django, .quart redeem the code in routes of their own, so the row is the construction;
; identity.web leaves the calls to the application.

((identifier) @construction
 (#set! library "identity-python")
 (#set! requires "receiver")
 (#case! @construction "Auth" has "client_credential" fact "sign-in" flow "authorization-code" client "confidential")
 (#case! @construction "Auth" fact "sign-in" flow "interactive" client "public" cache "self"))

; Scopes for a view; the token is renewed inside. https://identity-library.readthedocs.io/en/latest/flask.html
((identifier) @call
 (#set! library "identity-python")
 (#set! requires "receiver")
 (#case! @call "login_required" fact "scopes" scopes "scopes"))

; https://identity-library.readthedocs.io/en/latest/web.html
((identifier) @construction
 (#set! library "identity-web")
 (#set! requires "receiver")
 (#case! @construction "Auth" has "client_credential" fact "client" client "confidential")
 (#case! @construction "Auth" fact "client" client "public" cache "self" silent "built-in"))

; log_in without a redirect address starts the device flow.
((identifier) @call
 (#set! library "identity-web")
 (#set! weak "yes")
 (#case! @call "log_in" anchor "log_in(" lacks "1|redirect_uri" fact "acquisition" flow "device-code" client "public" scopes "0|scopes")
 (#case! @call "log_in" anchor "log_in(" fact "scopes" scopes "0|scopes")
 (#case! @call "complete_log_in" is "0|auth_response=None" fact "ignore")
 (#case! @call "complete_log_in" on "public" fact "acquisition" flow "interactive" client "public" silent "built-in")
 (#case! @call "complete_log_in" fact "acquisition" flow "authorization-code" client "confidential")
 (#case! @call "get_token_for_user" on "public" fact "acquisition" flow "silent" client "public" scopes "0|scopes")
 (#case! @call "get_token_for_user" fact "acquisition" flow "refresh" client "confidential" scopes "0|scopes")
 (#case! @call "get_token_for_client" fact "acquisition" flow "client-credentials" client "confidential" scopes "0|scopes"))
