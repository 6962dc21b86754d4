; ADAL, msrestazure and azure.common: retired. The finding of the library itself stands at the import (libraries.scm).

; https://github.com/AzureAD/azure-activedirectory-library-for-python (a resource takes the place of scopes)
((identifier) @call
 (#set! library "adal-python")
 (#case! @call "acquire_token_with_client_credentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "0|resource")
 (#case! @call "acquire_token_with_client_certificate" fact "acquisition" flow "client-credentials" client "confidential" scopes "0|resource")
 (#case! @call "acquire_token_with_username_password" fact "acquisition" flow "password" client "public" scopes "0|resource")
 (#case! @call "acquire_token_with_authorization_code" has "4|client_secret" not "4|client_secret=None" fact "acquisition" flow "authorization-code" client "confidential" scopes "2|resource")
 (#case! @call "acquire_token_with_authorization_code" fact "acquisition" flow "interactive" client "public" scopes "2|resource")
 (#case! @call "acquire_token_with_refresh_token" has "3|client_secret" not "3|client_secret=None" fact "acquisition" flow "refresh" client "confidential" scopes "2|resource")
 (#case! @call "acquire_token_with_refresh_token" fact "scopes" scopes "2|resource")
 (#case! @call "acquire_user_code" fact "ignore" anchor "no")
 (#case! @call "acquire_token_with_device_code" fact "acquisition" flow "device-code" client "public" scopes "0|resource")
 (#case! @call "acquire_token" on "AuthenticationContext" requires "receiver" fact "acquisition" flow "silent" client "public" scopes "0|resource"))

; AdalAuthentication(context.acquire_token_with_client_credentials, …) is handed the method. https://learn.microsoft.com/python/api/msrestazure/msrestazure.azure_active_directory.adalauthentication
((identifier) @reference
 (#set! library "adal-python")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @reference "acquire_token_with_client_credentials" flow "client-credentials" client "confidential")
 (#case! @reference "acquire_token_with_client_certificate" flow "client-credentials" client "confidential")
 (#case! @reference "acquire_token_with_username_password" flow "password" client "public")
 (#case! @reference "acquire_token_with_device_code" flow "device-code" client "public"))

; The object serves public and confidential clients alike: the calls say which. Its own cache is in memory, and so is one of adal's until it is serialized; one of the application's own is kept.
; https://github.com/AzureAD/azure-activedirectory-library-for-python/blob/dev/adal/authentication_context.py
((identifier) @construction
 (#set! library "adal-python")
 (#set! requires "receiver")
 (#set! fact "client")
 (#case! @construction "AuthenticationContext" lacks "2|cache")
 (#case! @construction "AuthenticationContext" constructs "2|cache=TokenCache")
 (#case! @construction "AuthenticationContext" persistence "2|cache")
 (#case! @construction "TokenCache" fact "ignore"))

; https://github.com/AzureAD/azure-activedirectory-library-for-python/blob/dev/adal/token_cache.py
((identifier) @call
 (#set! library "adal-python")
 (#case! @call "serialize" on "TokenCache" anchor "no" fact "cache" cache "persisted"))

; https://learn.microsoft.com/python/api/msrestazure/msrestazure.azure_active_directory
((identifier) @construction
 (#set! library "msrestazure|azure-common")
 (#case! @construction "ServicePrincipalCredentials" fact "acquisition" flow "client-credentials" client "confidential" scopes "resource")
 (#case! @construction "UserPassCredentials" fact "acquisition" flow "password" client "public" scopes "resource")
 (#case! @construction "MSIAuthentication" fact "acquisition" flow "managed-identity" client "managed-identity" identity "client_id|object_id|msi_res_id" scopes "resource")
 (#case! @construction "AdalAuthentication" fact "ignore" anchor "no")
 (#case! @construction "AADTokenCredentials" fact "ignore" anchor "no"))

; https://learn.microsoft.com/python/api/azure-common/azure.common.client_factory
((identifier) @call
 (#set! library "azure-common")
 (#set! fact "acquisition")
 (#case! @call "get_client_from_auth_file" flow "client-credentials" client "confidential")
 (#case! @call "get_client_from_json_dict" flow "client-credentials" client "confidential")
 (#case! @call "get_client_from_cli_profile" flow "developer-tool")
 (#case! @call "get_azure_cli_credentials" flow "developer-tool")
 (#case! @call "get_cli_profile" flow "developer-tool"))
