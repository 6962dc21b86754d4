; Elements of documents of XML whose strings are no authorities in use.

; Messages of SAML and WS-Trust and descriptions of providers that are kept beside the code: whoever wrote them speaks of itself, and what reads them is handed another one when it runs. http://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf http://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf https://www.w3.org/TR/ws-addr-core/
((string) @context
 (#case! @context "EntityDescriptor")
 (#case! @context "EndpointReference")
 (#case! @context "AuthnRequest")
 (#case! @context "LogoutRequest")
 (#case! @context "Response")
 (#case! @context "Assertion"))
