//! The vocabulary between the half that reads code and the half that judges it.
//! Knows no syntax tree, no rule and no output.

use crate::source::Span;

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$vmeta])* $variant),+ }
        impl $name {
            /// Every word of the list, in order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            /// The member that a word stands for.
            #[must_use]
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)+ _ => None }
            }
            /// The word that stands for the member.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(self.as_str()) }
        }
    };
}
pub(crate) use words;

words! {
    /// What a row says about the place that it matches (docs/queries.md, Facts).
    FactKind {
        /// A client object is constructed.
        Client = "client",
        /// Tokens are acquired, or a credential that does so is constructed.
        Acquisition = "acquisition",
        /// Something that acquires user tokens when asked is registered.
        Registration = "registration",
        /// A web application's sign-in is registered.
        SignIn = "sign-in",
        /// A web API validates tokens.
        Validation = "validation",
        /// A token cache is registered.
        Cache = "cache",
        /// A lifetime of a cache is set that is too short.
        Lifetime = "lifetime",
        /// The broker is switched on.
        Broker = "broker",
        /// Incremental consent is asked for.
        Consent = "consent",
        /// Scopes of an acquisition that stands elsewhere.
        Scopes = "scopes",
        /// The `UserInfo` endpoint is called or switched on.
        UserInfo = "user-info",
        /// A host in use.
        Host = "host",
        /// An import shows a library.
        Library = "library",
        /// Evidence for the kind of an application.
        Framework = "framework",
        /// Evidence that the application talks to Entra.
        Entra = "entra",
        /// An option that decides the flow of the sign-in beside it.
        ResponseType = "response-type",
        /// What a person or a request hands in: a value that is not fixed.
        Input = "input",
        /// Read from configuration or the environment under a fixed key.
        Configured = "configured",
        /// Gives back what it is given, in another form (split, join, format).
        Transform = "transform",
        /// Gives the keys of the record that it is called on, or handed.
        Keys = "keys",
        /// Gives its values.
        Values = "values",
        /// Gives pairs of its keys and values.
        Entries = "entries",
        /// Gives pairs of numbers and of the elements that it is handed.
        Numbered = "numbered",
        /// Gives the elements of all that it is handed, each with those in the same place.
        Together = "together",
        /// Gives what the function gives that it is handed, called with what it is called on.
        Continuation = "continuation",
        /// Gives an object that a container holds for the application.
        Container = "container",
        /// Puts what it is given into the list or text that it is called on.
        Addition = "addition",
        /// Says what an object that stands in for another one is to do, or was to do.
        Mock = "mock",
        /// Gives back the function that it is handed first.
        HandsBack = "hands-back",
        /// Gives back what it is handed last, taken for another type.
        Cast = "cast",
        /// Stands for a member of a type: the value that it is handed first, or as the default.
        Default = "default",
        /// Gives back a value and the function that changes it.
        State = "state",
        /// A type whose constants hold their own names, with `_` between the words.
        Spelling = "spelling",
        /// Makes settings of a schema, whose leaves name what fills them.
        Schema = "schema",
        /// Calls a member of its first argument, with its own arguments.
        Installs = "installs",
        /// Calls the function of another language's code that a text names.
        Invokes = "invokes",
        /// A credential only serves what is set up here: a vault that is opened, an assertion that is lent.
        Serving = "serving",
        /// Code of the application takes the place of a driver's own way to sign in.
        Replaced = "replaced",
        /// What a deployment gives to the code that it runs; a folder that holds that of what lies beside it.
        Deployment = "deployment",
        /// A folder holds somebody else's code.
        Vendored = "vendored",
        /// A folder holds what a build wrote.
        Generated = "generated",
        /// A folder holds what the code beside it is configured by.
        Settings = "settings",
        /// A folder's code is deployed with nothing else.
        Aside = "aside",
        /// Looks like a fact and is none.
        Ignore = "ignore",
    }
}

words! {
    /// What a package, a type or a name says of how the application that has it runs (docs/queries.md, `framework`).
    Framework {
        /// In the pages of a browser.
        Browser = "browser",
        /// From a command line.
        Cli = "cli",
        /// With windows of its own.
        Desktop = "desktop",
        /// As functions that events call.
        Function = "function",
        /// On a phone.
        Mobile = "mobile",
        /// Whatever it does, it is built to be run by itself.
        Program = "program",
        /// It starts the projects that it refers to, and uses none of them.
        Starter = "starter",
        /// It tests other code.
        Test = "test",
        /// Its code is of a language that is not read: whether it holds any is not known.
        Unread = "unread",
        /// On a web server.
        Web = "web",
    }
}

impl FactKind {
    /// Whether it says nothing of an application by itself: it only helps to follow values.
    #[must_use]
    pub fn helps_alone(self) -> bool {
        matches!(self, Self::Library | Self::Framework) || self.is_of_values()
    }

    /// Whether it only says how values are followed.
    #[must_use]
    pub fn is_of_values(self) -> bool {
        matches!(
            self,
            Self::Input
                | Self::Configured
                | Self::Transform
                | Self::Keys
                | Self::Values
                | Self::Entries
                | Self::Numbered
                | Self::Together
                | Self::Continuation
                | Self::Container
                | Self::Addition
                | Self::Mock
                | Self::HandsBack
                | Self::Cast
                | Self::Default
                | Self::State
                | Self::Spelling
                | Self::Schema
                | Self::Installs
                | Self::Invokes
        )
    }
}

words! {
    /// The ways of signing in: the closed list of the rules, Flows.
    Flow {
        /// A person signs in.
        Interactive = "interactive",
        /// From the cache, or with a cached refresh token.
        Silent = "silent",
        /// Device authorization grant.
        DeviceCode = "device-code",
        /// Resource owner password credentials.
        Password = "password",
        /// A code redeemed by a confidential client.
        AuthorizationCode = "authorization-code",
        /// A user's token refreshed by a confidential client.
        Refresh = "refresh",
        /// On-behalf-of.
        OnBehalfOf = "on-behalf-of",
        /// Client credentials.
        ClientCredentials = "client-credentials",
        /// Managed identity.
        ManagedIdentity = "managed-identity",
        /// A chain of credentials.
        CredentialChain = "credential-chain",
        /// Authorization code with PKCE in a browser.
        SpaAuthorizationCode = "spa-authorization-code",
        /// Implicit flow, ID token only.
        ImplicitIdToken = "implicit-id-token",
        /// Implicit flow, access token.
        ImplicitAccessToken = "implicit-access-token",
        /// Web sign-in with an ID token only.
        OidcIdToken = "oidc-id-token",
        /// SAML, started by the service provider.
        SamlSpInitiated = "saml-sp-initiated",
        /// SAML, started by the identity provider.
        SamlIdpInitiated = "saml-idp-initiated",
        /// Integrated Windows authentication.
        IntegratedWindows = "integrated-windows",
        /// WS-Federation.
        WsFederation = "ws-federation",
        /// WS-Trust.
        WsTrust = "ws-trust",
        /// The sign-in of a developer's tool.
        DeveloperTool = "developer-tool",
        /// A token handed over by a host.
        HostBrokered = "host-brokered",
    }
}

words! {
    /// Kinds of client object.
    ClientKind {
        /// A public client of a native application.
        Public = "public",
        /// A confidential client.
        Confidential = "confidential",
        /// A browser client on authorization code with PKCE.
        Browser = "browser",
        /// A browser client on the implicit flow.
        Implicit = "implicit",
        /// A managed identity client.
        ManagedIdentity = "managed-identity",
    }
}

words! {
    /// Where the tokens of a native application stay.
    CacheKind {
        /// On disk, in a keychain, or in a store that outlives the process.
        Persisted = "persisted",
        /// In memory.
        Memory = "memory",
        /// The store of a server application.
        Server = "server",
        /// Callbacks of the application's own.
        Custom = "custom",
        /// The platform or the broker keeps it.
        Own = "self",
        /// Options that cannot be seen decide it.
        Unseen = "unseen",
    }
}

words! {
    /// Kinds of application (corpus terms).
    AppKind {
        /// A public client on a desktop, a phone or a command line.
        Native = "native",
        /// Tokens are acquired in the browser.
        Spa = "spa",
        /// A confidential client signs users in.
        WebApp = "web-app",
        /// It receives tokens.
        WebApi = "web-api",
        /// It acts as itself.
        Daemon = "daemon",
        /// Managed identity is all it has.
        ManagedIdentity = "managed-identity",
        /// SAML is all it has.
        Saml = "saml",
        /// Two of these in one unit.
        Mixed = "mixed",
        /// Nothing is acquired.
        None = "none",
    }
}

words! {
    /// How settled the scopes of an acquisition are, from the most to the least: of several values the greatest counts.
    ScopeState {
        /// Literals or constants.
        Fixed = "fixed",
        /// Read from configuration under a fixed key.
        Configured = "configured",
        /// Could not be followed, and nothing shows that it is not fixed.
        Unknown = "unknown",
        /// Only an unseen caller decides.
        Unseen = "unseen",
        /// Depends on a request, input, a loop or a caller.
        Dynamic = "dynamic",
    }
}

words! {
    /// What a chain of evidence rests on.
    Confidence {
        /// The name was followed to its library, or says it itself.
        High = "high",
        /// The file imports the library and the object was not followed; the code serves many providers and only what stands around its file shows Entra; or
        /// only callers that nobody saw decide.
        Medium = "medium",
        /// Only the application has the library: the file does not import it.
        Low = "low",
    }
}

/// A place in one of the files of a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the file in the scan's ordered list.
    pub file: u32,
    /// The bytes.
    pub span: Span,
}

/// One step of what led to a value or a finding: use, constant, configuration key, caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// What stands there, one phrase.
    pub message: String,
    /// Where.
    pub place: Place,
}

/// A settled fact about a place: what the rules judge.
#[derive(Debug, Clone)]
pub struct Fact {
    /// What it is.
    pub kind: FactKind,
    /// Where it is reported.
    pub place: Place,
    /// The called name, the key, the host or the module.
    pub name: String,
    /// The library that the name belongs to.
    pub library: Option<String>,
    /// The way of signing in.
    pub flow: Option<Flow>,
    /// The kind of client.
    pub client: Option<ClientKind>,
    /// The kind of client is told by what is asked of it, and says nothing that this does not.
    pub told_by_calls: bool,
    /// A page asks for a code that no page of the application redeems.
    pub unredeemed: bool,
    /// It stands in a function that its type alone sees, and does not call.
    pub uncalled: bool,
    /// How settled the scopes are, and where the argument starts.
    pub scopes: Option<(ScopeState, Place)>,
    /// Why the scopes are not settled, one phrase.
    pub reason: Option<String>,
    /// How it shows that its application runs.
    pub framework: Option<Framework>,
    /// A host, and whether the article names it.
    pub host: Option<(String, bool)>,
    /// A managed identity without an id.
    pub system_assigned: Option<bool>,
    /// What becomes of the cache.
    pub cache: Option<CacheKind>,
    /// Silent acquisition: built into the credential, or tried before this call.
    pub silent_before: bool,
    /// What the deployment of its application gives, and in which files; one phrase.
    pub deployed: Option<String>,
    /// The library is retired.
    pub retired: bool,
    /// Stands in test code.
    pub test: bool,
    /// What led here.
    pub evidence: Vec<Evidence>,
    /// What led to the scopes.
    pub scopes_evidence: Vec<Evidence>,
    /// Name of the enclosing function or type, for the fingerprint.
    pub symbol: String,
}
