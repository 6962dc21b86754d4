; SAML 2.0 service providers. The calls that build a request are acquisitions; what only registers a sender is a sign-in.

; Sustainsys. https://saml2.sustainsys.com/en/v2/getting-started.html
((identifier) @call
 (#set! library "sustainsys-saml2")
 (#set! flow "saml-sp-initiated")
 (#case! @call "AddSaml2" fact "sign-in")
 (#case! @call "UseSaml2Authentication" fact "sign-in")
 (#case! @call "CreateAuthenticateRequest" fact "acquisition")
 (#case! @call "Run" on "SignInCommand" fact "acquisition" anchor "SignInCommand"))

; Its older name. https://www.nuget.org/packages/Kentor.AuthServices.Owin
((identifier) @call
 (#case! @call "UseKentorAuthServicesAuthentication" library "sustainsys-saml2" fact "sign-in" flow "saml-sp-initiated"))

; Options made by hand, for a scheme that is added at run time. https://github.com/Sustainsys/Saml2.Samples
((identifier) @construction
 (#case! @construction "Saml2Options" library "sustainsys-saml2" fact "sign-in" flow "saml-sp-initiated"))

; Responses that nobody asked for. https://saml2.sustainsys.com/en/v2/configuration.html
((identifier) @setting
 (#case! @setting "AllowUnsolicitedAuthnResponse" value "true" library "sustainsys-saml2" fact "sign-in" flow "saml-idp-initiated" anchor "AllowUnsolicitedAuthnResponse"))

; ITfoxtec: AddSaml2 sets cookies only; the controller builds the request. https://www.itfoxtec.com/identitysaml2
((identifier) @call
 (#set! library "itfoxtec-saml2")
 (#case! @call "AddSaml2" fact "ignore")
 (#case! @call "Unbind" constructs "1=Saml2AuthnResponse" fact "sign-in" flow "saml-idp-initiated" anchor "Saml2AuthnResponse"))

; https://github.com/ITfoxtec/ITfoxtec.Identity.Saml2
((identifier) @construction
 (#case! @construction "Saml2AuthnRequest" library "itfoxtec-saml2" fact "acquisition" flow "saml-sp-initiated"))

; ComponentSpace: the same names serve an identity provider. https://www.componentspace.com/documentation
((identifier) @call
 (#set! library "componentspace-saml2")
 (#case! @call "InitiateSsoAsync" on "ISamlIdentityProvider" fact "ignore")
 (#case! @call "InitiateSsoAsync" on "ISamlServiceProvider" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "InitiateSSO" on "SAMLIdentityProvider" fact "ignore")
 (#case! @call "InitiateSSO" on "SAMLServiceProvider" fact "acquisition" flow "saml-sp-initiated")
 (#case! @call "ReceiveSsoAsync" on "ISamlServiceProvider" fact "sign-in" flow "saml-idp-initiated")
 (#case! @call "ReceiveSSO" on "SAMLServiceProvider" fact "sign-in" flow "saml-idp-initiated")
 (#case! @call "AddSaml" has "lambda.PartnerName" fact "sign-in" flow "saml-sp-initiated")
 (#case! @call "AddSaml" fact "ignore"))

; AspNetSaml: the page sends the user to the address that it gives. https://github.com/jitbit/AspNetSaml
((identifier) @call
 (#case! @call "GetRedirectUrl" on "AuthRequest" library "aspnet-saml" requires "receiver" fact "acquisition" flow "saml-sp-initiated" anchor "AuthRequest"))

; SAML2.Core and Saml2.Authentication.Core. https://www.nuget.org/packages/SAML2.Core https://www.nuget.org/packages/Saml2.Authentication.Core
((identifier) @call
 (#set! fact "sign-in")
 (#set! flow "saml-sp-initiated")
 (#case! @call "UseSamlAuthentication" library "saml2-core")
 (#case! @call "AddSaml" has "0" library "saml2-authentication" requires "import"))

; Rsk.Saml: the service provider's half; an identity provider adds a plug-in. https://www.identityserver.com/documentation/saml2p/
((identifier) @call
 (#case! @call "AddSaml2p" library "rsk-saml" fact "sign-in" flow "saml-sp-initiated"))
((identifier) @setting
 (#case! @setting "AllowIdpInitiatedSso" value "true" library "rsk-saml" fact "sign-in" flow "saml-idp-initiated" anchor "AllowIdpInitiatedSso"))

; A request that is written by hand. http://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf
((identifier) @call
 (#set! fact "acquisition")
 (#set! flow "saml-sp-initiated")
 (#set! anchor "AuthnRequest")
 (#case! @call "WriteStartElement" is "0=AuthnRequest")
 (#case! @call "WriteStartElement" is "1=AuthnRequest")
 (#case! @call "CreateElement" is "0=AuthnRequest|samlp:AuthnRequest|saml2p:AuthnRequest")
 (#case! @call "CreateElement" is "1=AuthnRequest"))
((identifier) @construction
 (#set! fact "acquisition")
 (#set! flow "saml-sp-initiated")
 (#set! anchor "AuthnRequest")
 (#case! @construction "XElement" is "0=AuthnRequest|urn:oasis:names:tc:SAML:2.0:protocolAuthnRequest|{urn:oasis:names:tc:SAML:2.0:protocol}AuthnRequest"))
([(string_literal_content) (string_content) (raw_string_content)] @text
 (#case! @text "<samlp:AuthnRequest" fact "acquisition" flow "saml-sp-initiated"))

; One that a serializer writes: an object of the schema's type, called after it. http://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf
((identifier) @construction
 (#set! fact "acquisition")
 (#set! flow "saml-sp-initiated")
 (#set! own "yes")
 (#set! anchor "new AuthnRequest")
 (#case! @construction "AuthnRequest" has "Destination")
 (#case! @construction "AuthnRequestType" has "Destination")
 (#case! @construction "AuthnRequest" count "2|3|4|5|6"))
((identifier) @setting
 (#case! @setting "Destination" under "AuthnRequest|AuthnRequestType" lacks "Destination" fact "acquisition" flow "saml-sp-initiated" anchor "new AuthnRequest"))
