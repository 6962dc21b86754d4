; MSAL Python. https://learn.microsoft.com/entra/msal/python

; The client objects. A public client's cache is in memory until a cache of the application's own is plugged in.
; Which caches outlive the process: the `cache` rows below; a subclass of the application's own counts by its presence.
; https://learn.microsoft.com/python/api/msal/msal.application.publicclientapplication
((identifier) @construction
 (#set! library "msal-python")
 (#set! fact "client")
 (#case! @construction "PublicClientApplication" has "enable_broker_on_windows|enable_broker_on_mac|enable_broker_on_linux|enable_broker_on_wsl|allow_broker" not "enable_broker_on_windows|enable_broker_on_mac|enable_broker_on_linux|enable_broker_on_wsl|allow_broker=False|None" client "public" types "ClientApplication" broker "yes" cache "self")
 (#case! @construction "PublicClientApplication" is "token_cache=None" client "public" types "ClientApplication")
 (#case! @construction "PublicClientApplication" constructs "token_cache=msal.TokenCache" client "public" types "ClientApplication" cache "memory")
 (#case! @construction "PublicClientApplication" constructs "token_cache=TokenCache|SerializableTokenCache|PersistedTokenCache|FileTokenCache|WindowsTokenCache|OSXTokenCache|UnencryptedTokenCache" client "public" types "ClientApplication")
 (#case! @construction "PublicClientApplication" client "public" types "ClientApplication" persistence "token_cache")
 (#case! @construction "ConfidentialClientApplication" client "confidential" types "ClientApplication")
 (#case! @construction "ClientApplication" has "1|client_credential" not "1|client_credential=None" client "confidential")
 (#case! @construction "ClientApplication" is "token_cache=None" client "public")
 (#case! @construction "ClientApplication" constructs "token_cache=msal.TokenCache" client "public" cache "memory")
 (#case! @construction "ClientApplication" constructs "token_cache=TokenCache|SerializableTokenCache|PersistedTokenCache|FileTokenCache|WindowsTokenCache|OSXTokenCache|UnencryptedTokenCache" client "public")
 (#case! @construction "ClientApplication" client "public" persistence "token_cache"))

; Managed identity: the identity is known at the construction. `identity "client_id"` of a row without that argument means system-assigned; an identity
; that is one or the other has an id that is optional.
; https://learn.microsoft.com/python/api/msal/msal.managed_identity.managedidentityclient
((identifier) @construction
 (#set! library "msal-python")
 (#set! fact "client")
 (#set! client "managed-identity")
 (#set! flow "managed-identity")
 (#case! @construction "ManagedIdentityClient" constructs "0|managed_identity=UserAssignedManagedIdentity" identity "0|managed_identity")
 (#case! @construction "ManagedIdentityClient" constructs "0|managed_identity=SystemAssignedManagedIdentity" identity "client_id")
 (#case! @construction "ManagedIdentityClient" identity "0|managed_identity"))

; Parts of a managed identity client and of an authority: no facts of their own.
((identifier) @construction
 (#set! library "msal-python")
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @construction "SystemAssignedManagedIdentity")
 (#case! @construction "UserAssignedManagedIdentity")
 (#case! @construction "AuthorityBuilder")
 (#case! @construction "TokenCache" requires "receiver")
 (#case! @construction "SerializableTokenCache"))

; Acquisitions, those of the protocol's client inside it included (`app.client.…`). https://learn.microsoft.com/python/api/msal/msal.application.clientapplication
((identifier) @call
 (#set! library "msal-python")
 (#case! @call "acquire_token_interactive" fact "acquisition" flow "interactive" client "public" scopes "0|scopes" consent "extra_scopes_to_consent")
 (#case! @call "initiate_device_flow" fact "scopes" scopes "0|scopes")
 (#case! @call "acquire_token_by_device_flow" fact "acquisition" flow "device-code" client "public")
 (#case! @call "acquire_token_by_username_password" on "confidential" fact "acquisition" flow "password" client "confidential" scopes "2|scopes")
 (#case! @call "acquire_token_by_username_password" fact "acquisition" flow "password" client "public" scopes "2|scopes")
 (#case! @call "acquire_token_silent" is "1|account=None" fact "ignore")
 (#case! @call "acquire_token_silent" on "confidential" fact "acquisition" flow "refresh" client "confidential" scopes "0|scopes")
 (#case! @call "acquire_token_silent" fact "acquisition" flow "silent" client "public" scopes "0|scopes")
 (#case! @call "acquire_token_silent_with_error" is "1|account=None" fact "ignore")
 (#case! @call "acquire_token_silent_with_error" on "confidential" fact "acquisition" flow "refresh" client "confidential" scopes "0|scopes")
 (#case! @call "acquire_token_silent_with_error" fact "acquisition" flow "silent" client "public" scopes "0|scopes")
 (#case! @call "initiate_auth_code_flow" fact "scopes" scopes "0|scopes")
 (#case! @call "get_authorization_request_url" fact "scopes" scopes "0|scopes")
 (#case! @call "acquire_token_by_auth_code_flow" on "public" fact "acquisition" flow "interactive" client "public" scopes "2|scopes")
 (#case! @call "acquire_token_by_auth_code_flow" fact "acquisition" flow "authorization-code" client "confidential" scopes "2|scopes")
 (#case! @call "acquire_token_by_authorization_code" on "public" fact "acquisition" flow "interactive" client "public" scopes "1|scopes")
 (#case! @call "acquire_token_by_authorization_code" fact "acquisition" flow "authorization-code" client "confidential" scopes "1|scopes")
 (#case! @call "acquire_token_by_refresh_token" on "public" fact "acquisition" client "public" scopes "1|scopes")
 (#case! @call "acquire_token_by_refresh_token" fact "acquisition" flow "refresh" client "confidential" scopes "1|scopes")
 (#case! @call "obtain_token_by_device_flow" fact "acquisition" flow "device-code" client "public")
 (#case! @call "obtain_token_by_refresh_token" on "confidential" fact "acquisition" flow "refresh" client "confidential" scopes "scope")
 (#case! @call "obtain_token_by_refresh_token" fact "scopes" scopes "scope")
 (#case! @call "acquire_token_for_client" has "scopes" fact "acquisition" flow "client-credentials" client "confidential" scopes "scopes")
 (#case! @call "acquire_token_for_client" has "resource" fact "scopes" scopes "resource")
 (#case! @call "acquire_token_for_client" on "confidential" fact "acquisition" flow "client-credentials" client "confidential" scopes "0")
 (#case! @call "acquire_token_for_client" on "managed-identity" fact "scopes" scopes "resource")
 (#case! @call "acquire_token_for_client" fact "acquisition" flow "client-credentials" client "confidential" scopes "0|scopes")
 (#case! @call "acquire_token_on_behalf_of" fact "acquisition" flow "on-behalf-of" client "confidential" scopes "1|scopes")
 (#case! @call "acquire_token_by_user_federated_identity_credential" fact "scopes" scopes "0|scopes")
 (#case! @call "get_accounts" fact "ignore" anchor "no")
 (#case! @call "remove_account" fact "ignore" anchor "no")
 (#case! @call "remove_tokens_for_client" fact "ignore" anchor "no"))

; The same methods handed to something that calls them: asyncio.to_thread(app.acquire_token_for_client, …), partial(app.acquire_token_silent, …).
; Only of an object that is followed to MSAL: a mock has these names too.
((identifier) @reference
 (#set! library "msal-python")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @reference "acquire_token_interactive" flow "interactive" client "public" scopes "0|scopes")
 (#case! @reference "acquire_token_by_device_flow" flow "device-code" client "public")
 (#case! @reference "acquire_token_by_username_password" on "confidential" flow "password" client "confidential" scopes "2|scopes")
 (#case! @reference "acquire_token_by_username_password" flow "password" client "public" scopes "2|scopes")
 (#case! @reference "acquire_token_silent" is "1|account=None" fact "ignore")
 (#case! @reference "acquire_token_silent_with_error" is "1|account=None" fact "ignore")
 (#case! @reference "acquire_token_silent" on "public" flow "silent" client "public" scopes "0|scopes")
 (#case! @reference "acquire_token_by_auth_code_flow" on "confidential" flow "authorization-code" client "confidential" scopes "2|scopes")
 (#case! @reference "acquire_token_by_authorization_code" on "confidential" flow "authorization-code" client "confidential" scopes "1|scopes")
 (#case! @reference "acquire_token_for_client" on "confidential" flow "client-credentials" client "confidential" scopes "0|scopes")
 (#case! @reference "acquire_token_on_behalf_of" flow "on-behalf-of" client "confidential" scopes "1|scopes"))

; Of a confidential client the silent attempt renews a user's token.
((identifier) @reference
 (#set! library "msal-python")
 (#set! requires "receiver")
 (#set! fact "acquisition")
 (#case! @reference "acquire_token_silent" on "confidential" flow "refresh" client "confidential" scopes "0|scopes")
 (#case! @reference "acquire_token_silent_with_error" on "confidential" flow "refresh" client "confidential" scopes "0|scopes")
 (#case! @reference "acquire_token_silent_with_error" on "public" flow "silent" client "public" scopes "0|scopes"))

; A SerializableTokenCache persists only where the application writes it somewhere.
; https://learn.microsoft.com/python/api/msal/msal.token_cache.serializabletokencache
((identifier) @call
 (#set! library "msal-python")
 (#set! fact "cache")
 (#set! anchor "no")
 (#case! @call "serialize" on "SerializableTokenCache" cache "persisted")
 (#case! @call "serialize" requires "import" cache "persisted"))

; MSAL Extensions: caches on disk or in a keychain. `TokenCache` was the name up to 0.3. https://github.com/AzureAD/microsoft-authentication-extensions-for-python
((identifier) @construction
 (#set! library "msal-extensions")
 (#set! fact "cache")
 (#set! cache "persisted")
 (#case! @construction "PersistedTokenCache")
 (#case! @construction "TokenCache" requires "receiver")
 (#case! @construction "FileTokenCache")
 (#case! @construction "WindowsTokenCache")
 (#case! @construction "OSXTokenCache")
 (#case! @construction "UnencryptedTokenCache"))

; What PersistedTokenCache writes to: part of that row.
((identifier) @construction
 (#set! library "msal-extensions")
 (#set! fact "ignore")
 (#set! anchor "no")
 (#case! @construction "build_encrypted_persistence")
 (#case! @construction "FilePersistence")
 (#case! @construction "FilePersistenceWithDataProtection")
 (#case! @construction "KeychainPersistence")
 (#case! @construction "LibsecretPersistence"))

; Consent asked for in code, whatever the scopes. https://learn.microsoft.com/python/api/msal/msal.application.prompt
((identifier) @constant
 (#set! library "msal-python")
 (#case! @constant "Prompt.CONSENT" fact "consent"))

; Beside options of Google's it is what Google wants for a refresh token.
; https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow https://developers.google.com/identity/protocols/oauth2/web-server#creatingclient
([(identifier) (string_content)] @setting
 (#set! fact "consent")
 (#set! anchor "'consent'|\"consent\"|prompt=consent")
 (#set! weak "yes")
 (#set! lacks "access_type|include_granted_scopes")
 (#case! @setting "prompt" value "consent" library "identity-web|flask-dance-azure" requires "import")
 (#case! @setting "prompt" value "consent" entra "required"))
