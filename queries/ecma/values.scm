; Where values come from: handed in, configured, or made of others.

; What a request or a person hands in. https://expressjs.com/en/api.html#req
([(identifier) (property_identifier)] @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "body")
 (#case! @reference "query")
 (#case! @reference "params")
 (#case! @reference "headers")
 (#case! @reference "cookies")
 (#case! @reference "searchParams")
 (#case! @reference "argv")
 (#case! @reference "req.url")
 (#case! @reference "request.url")
 (#case! @reference "queryParams")
 (#case! @reference "queryStringParameters")
 (#case! @reference "request.payload")
 (#case! @reference "queryParamMap")
 (#case! @reference "paramMap")
 (#case! @reference "document.cookie")
 (#case! @reference "location.search")
 (#case! @reference "location.hash")
 (#case! @reference "target.value")
 (#case! @reference "currentTarget.value")
 (#case! @reference "document.forms"))
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "json")
 (#case! @call "formData")
 (#case! @call "question")
 (#case! @call "prompt")
 (#case! @call "getElementById")
 (#case! @call "getElementsByName")
 (#case! @call "getElementsByClassName")
 (#case! @call "querySelector")
 (#case! @call "querySelectorAll")
 (#case! @call "val")
 (#case! @call "useParams")
 (#case! @call "useSearchParams")
 (#case! @call "parseArgs"))
; What a page keeps for itself: whoever uses the browser can change it. (The stores themselves, read by their members, are among the names of browsers in raw.scm.) https://developer.mozilla.org/docs/Web/API/Storage/getItem https://react-native-async-storage.github.io/async-storage/docs/api
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "getItem")
 (#case! @call "getItemAsync"))
; A request, what it carries, and a form, read under a name. https://developer.mozilla.org/docs/Web/API/Headers/get https://expressjs.com/en/api.html#req.get
; https://nextjs.org/docs/app/api-reference/functions/cookies https://angular.dev/api/forms/FormGroup
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "get" on "req|request|searchParams|headers|cookies|cookieStore|formData|form|queryParamMap|paramMap")
 (#case! @call "getAll" on "searchParams|cookies|cookieStore|formData|queryParamMap|paramMap")
 (#case! @call "header" on "req|request")
 (#case! @call "param" on "req|request")
 (#case! @call "useLocation"))
; https://developer.mozilla.org/docs/Web/API/FormData/FormData https://angular.dev/api/forms/FormGroup
([(identifier) (property_identifier)] @construction
 (#case! @construction "FormData" fact "input" anchor "no"))
([(identifier) (property_identifier)] @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "form.value")
 (#case! @reference "form.controls"))
; What is typed behind the name of a program, as libraries take it apart. https://yargs.js.org/docs https://github.com/tj/commander.js https://github.com/minimistjs/minimist
([(identifier) (property_identifier)] @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "yargs.argv"))
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "opts")
 (#case! @call "parseSync")
 (#case! @call "minimist"))
; A request, as servers take it apart. https://h3.dev/guide/basics/request https://hono.dev/docs/api/request#valid https://express-validator.github.io/docs/api/matched-data
; https://docs.nestjs.com/controllers#request-object
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "getQuery")
 (#case! @call "readBody")
 (#case! @call "valid" on "req")
 (#case! @call "matchedData")
 (#case! @call "Body")
 (#case! @call "Query")
 (#case! @call "Param")
 (#case! @call "Headers"))
; What a server answers. https://axios-http.com/docs/res_schema https://angular.dev/guide/http/making-requests https://learn.microsoft.com/graph/sdks/create-requests
; https://developer.mozilla.org/docs/Web/API/XMLHttpRequest/responseText https://tanstack.com/query/latest/docs/framework/react/reference/useQuery https://swr.vercel.app/docs/api
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "get" on "axios|http|httpClient|api")
 (#case! @call "request" on "axios")
 (#case! @call "axios")
 (#case! @call "useQuery")
 (#case! @call "useSWR")
 (#case! @call "prompts"))
([(identifier) (property_identifier)] @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "responseText")
 (#case! @reference "current.value")
 (#case! @reference "target.dataset")
 (#case! @reference "storage.local")
 (#case! @reference "storage.sync"))
; What a person is asked for inside an editor. https://code.visualstudio.com/api/references/vscode-api#window
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "showInputBox")
 (#case! @call "showQuickPick"))
; A record of a database: what it holds was handed in before. https://typeorm.io/docs/working-with-entity-manager/find-options https://www.prisma.io/docs/orm/reference/prisma-client-reference
; https://mongoosejs.com/docs/queries.html
([(identifier) (property_identifier)] @call
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @call "findOne")
 (#case! @call "findOneBy")
 (#case! @call "findOneOrFail")
 (#case! @call "findOneByOrFail")
 (#case! @call "findById")
 (#case! @call "findByIdAndUpdate")
 (#case! @call "findOneAndUpdate")
 (#case! @call "findUnique")
 (#case! @call "findUniqueOrThrow")
 (#case! @call "findFirst")
 (#case! @call "findFirstOrThrow")
 (#case! @call "findByPk"))

; https://developer.mozilla.org/docs/Web/API/URLSearchParams
([(identifier) (property_identifier)] @construction
 (#case! @construction "URL" fact "transform" anchor "no")
 (#case! @construction "URLSearchParams" fact "transform" anchor "no"))
; https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Set
([(identifier) (property_identifier)] @construction
 (#case! @construction "Set" fact "transform" anchor "no"))

; The SDK calls a credential of the application's own and hands in the scopes. https://learn.microsoft.com/javascript/api/@azure/core-auth/tokencredential
((identifier) @reference
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @reference "TokenCredential"))

; The function itself, kept from one rendering to the next. https://react.dev/reference/react/useCallback
([(identifier) (property_identifier)] @call
 (#case! @call "useCallback" fact "hands-back" anchor "no"))
; https://react.dev/reference/react/memo
([(identifier) (property_identifier)] @call
 (#case! @call "memo" fact "hands-back" anchor "no"))
; What mark-up is short for. https://react.dev/reference/react/createElement
([(identifier) (property_identifier)] @call
 (#case! @call "createElement" fact "installs" anchor "no"))
; The function itself, called with what stands behind its object. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Function/bind
([(identifier) (property_identifier)] @call
 (#case! @call "bind" on "Function" fact "installs" anchor "no")
 (#case! @call "call" on "Function" fact "installs" anchor "no"))
; What comes later is handed to a function. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Promise/then https://rxjs.dev/api/index/class/Observable
([(identifier) (property_identifier)] @call
 (#case! @call "then" fact "continuation" anchor "no")
 (#case! @call "subscribe" fact "continuation" anchor "no"))
; What was provided elsewhere in the application. https://react.dev/reference/react/useContext https://vuejs.org/guide/components/provide-inject.html
; https://svelte.dev/docs/svelte/context https://nuxt.com/docs/api/composables/use-nuxt-app
([(identifier) (property_identifier)] @call
 (#set! fact "container")
 (#set! anchor "no")
 (#case! @call "useContext")
 (#case! @call "inject")
 (#case! @call "getContext")
 (#case! @call "useNuxtApp"))

; An application calls the plugin that it is given, with itself and the options; hapi is given both in one object. https://vuejs.org/guide/reusability/plugins.html
; https://fastify.dev/docs/latest/Reference/Plugins/ https://hapi.dev/api/#-await-serverregisterplugins-options
([(identifier) (property_identifier)] @call
 (#case! @call "use" fact "installs" types "install" anchor "no")
 (#case! @call "register" fact "installs" types "register" arguments "plugin|options" anchor "no"))
; What was put under a name is called with what stands behind it, something of the caller's own first. https://www.electronjs.org/docs/latest/api/ipc-renderer https://vuex.vuejs.org/guide/actions.html
([(identifier) (property_identifier)] @call
 (#case! @call "invoke" fact "installs" arguments "0-" anchor "no")
 (#case! @call "dispatch" fact "installs" arguments "0-" anchor "no"))
; The plugin itself. https://github.com/fastify/fastify-plugin
([(identifier) (property_identifier)] @call
 (#case! @call "fp" fact "hands-back" anchor "no")
 (#case! @call "fastifyPlugin" fact "hands-back" anchor "no"))
; https://react.dev/reference/react/useState
([(identifier) (property_identifier)] @call
 (#case! @call "useState" fact "state" anchor "no"))

; What is configured under a fixed key. https://nodejs.org/api/process.html#processenv https://nuxt.com/docs/api/composables/use-runtime-config
([(identifier) (property_identifier)] @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "env")
 (#case! @reference "useRuntimeConfig"))
; What a server keeps for the whole application, read by way of a request. https://expressjs.com/en/api.html#app.locals https://github.com/fastify/fastify-env https://hapi.dev/api/#-serverapp
; https://koajs.com/#app-context
([(identifier) (property_identifier)] @reference
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @reference "app.locals")
 (#case! @reference "app.context")
 (#case! @reference "ctx.app")
 (#case! @reference "ctx.config")
 (#case! @reference "server.config")
 (#case! @reference "server.app"))
; https://docs.nestjs.com/techniques/configuration, https://github.com/node-config/node-config
([(identifier) (property_identifier)] @call
 (#set! fact "configured")
 (#set! anchor "no")
 (#case! @call "get" on "config|cfg|ConfigService|configuration|conf|nconf|convict|settings|setting|env|environment|app")
 (#case! @call "getOrThrow" on "config|cfg|ConfigService"))

; Settings that are made of a schema: a leaf has the variable that fills it, and its default. https://github.com/mozilla/node-convict/tree/master/packages/convict#the-schema
([(identifier) (property_identifier)] @call
 (#case! @call "convict" fact "schema" types "env|default" anchor "no")
 (#case! @call "getProperties" fact "transform" anchor "no"))

; The same value in another form. https://developer.mozilla.org/docs/Web/JavaScript/Reference
([(identifier) (property_identifier)] @call
 (#set! fact "transform")
 (#set! anchor "no")
 (#case! @call "split")
 (#case! @call "join")
 (#case! @call "concat")
 (#case! @call "map")
 (#case! @call "forEach")
 (#case! @call "filter")
 (#case! @call "find")
 (#case! @call "findLast")
 (#case! @call "flat")
 (#case! @call "flatMap")
 (#case! @call "slice")
 (#case! @call "sort")
 (#case! @call "reverse")
 (#case! @call "trim")
 (#case! @call "trimEnd")
 (#case! @call "replace")
 (#case! @call "replaceAll")
 (#case! @call "substring")
 (#case! @call "toLowerCase")
 (#case! @call "toUpperCase")
 (#case! @call "toString")
 (#case! @call "String")
 (#case! @call "from" on "Array")
 (#case! @call "of" on "Array")
 (#case! @call "values" on "Object")
 (#case! @call "keys" on "Object")
 (#case! @call "assign" on "Object")
 (#case! @call "entries" on "Object")
 (#case! @call "fromEntries" on "Object")
 (#case! @call "all" on "Promise")
 (#case! @call "reduce")
 (#case! @call "exec")
 (#case! @call "decode" on "jwt|jsonwebtoken")
 (#case! @call "jwtDecode")
 (#case! @call "freeze" on "Object")
 (#case! @call "parse" on "JSON")
 (#case! @call "stringify" on "JSON")
 (#case! @call "structuredClone")
 (#case! @call "validate")
 (#case! @call "validateAsync")
 (#case! @call "safeParse")
 (#case! @call "safeParseAsync")
 (#case! @call "parseAsync")
 (#case! @call "plainToClass")
 (#case! @call "plainToInstance")
 (#case! @call "pick")
 (#case! @call "omit")
 (#case! @call "firstValueFrom")
 (#case! @call "lastValueFrom")
 (#case! @call "format" on "util")
 (#case! @call "encodeURIComponent")
 (#case! @call "decodeURIComponent"))

; Lists that are built up. https://developer.mozilla.org/docs/Web/JavaScript/Reference/Global_Objects/Array/push
([(identifier) (property_identifier)] @call
 (#set! fact "addition")
 (#set! anchor "no")
 (#case! @call "push")
 (#case! @call "unshift")
 (#case! @call "add"))

; What takes a module's place in a test. https://jestjs.io/docs/jest-object#jestmockmodulename-factory-options https://vitest.dev/api/vi.html#vi-mock
([(identifier) (property_identifier)] @call
 (#set! fact "mock")
 (#set! anchor "no")
 (#case! @call "mock")
 (#case! @call "doMock"))
