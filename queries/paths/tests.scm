; Which files are test code, by their paths: globs in which case matters. https://docs.rs/globset/latest/globset/#syntax

; Folders of tests. https://learn.microsoft.com/dotnet/core/testing/unit-testing-best-practices https://jestjs.io/docs/configuration#testmatch-arraystring
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{test,Test,TEST,tests,Tests,__tests__,__mocks__,e2e,E2E,testing,Testing,cypress}/**")
 ; Of Python such a folder holds what something else is to be like. https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery
 (#case! @path "**/{spec,specs,Spec,Specs}/**/*.{cs,cshtml,razor,js,jsx,ts,tsx,mjs,cjs,mts,cts,vue,svelte,html,json,yaml,yml,xml,config,env,toml}")
 (#case! @path "**/*.{test,tests,unittest,unittests,integrationtest,integrationtests,functionaltests,specs,Specs}/**")
 (#case! @path "**/{*?Tests,*.*Test,*.{Test,*Tests}.*}/**")
 (#case! @path "**/Test{Infrastructure,Support,Utilities,Utils,Helpers,Common}/**")
 (#case! @path "**/{__fixtures__,step_definitions,*-e2e,e2e-tests,load-test,load_test,test_suite,test-suite}/**")
 (#case! @path "**/{test,tests}{_,-}{util,utils,utilities,helper,helpers,fixture,fixtures,data,mocks,stubs,doubles,harness,setup}/**")
 (#case! @path "**/test{Util,Utils,Utilities,Helper,Helpers,Fixture,Fixtures,Data,Mocks,Stubs,Doubles,Harness,Setup}/**")
 (#case! @path "**/{e2e_tests,{unit,integration,functional,acceptance,system,smoke,regression,load,perf,performance,stress}{_,-}tests}/**")
 (#case! @path "**/tests{_,-}{e2e,unit,integration,functional,acceptance,system,smoke,regression,load,perf,performance,stress}/**"))

; Files of tests. https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{test_*,*_test,conftest,tests}.py")
 (#case! @path "**/*.{test,Test,tests,spec,Spec}.*"))
; https://docs.cypress.io/app/references/configuration https://docs.nestjs.com/fundamentals/testing#end-to-end-testing https://docs.deno.com/runtime/fundamentals/testing/
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{*-test,*-spec,*_test,test-utils,testUtils,test-helpers,testHelpers}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}")
 (#case! @path "**/*.{cy,e2e,e2e-spec,test-utils}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}"))
; Settings of the tools that run tests. https://jestjs.io/docs/configuration https://vitest.dev/config/ https://playwright.dev/docs/test-configuration https://webdriver.io/docs/configurationfile/
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{setupTests,{jest,vitest}.{config,setup},{playwright,cypress}.config,wdio.conf,{global-,global}{setup,Setup,teardown,Teardown}}.{js,jsx,ts,tsx,mjs,cjs,mts,cts}"))

; Settings of test runs. https://vite.dev/guide/env-and-mode#env-files https://nextjs.org/docs/app/guides/environment-variables#test-environment-variables
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/.env.{test,testing,ci}")
 (#case! @path "**/.env.{test,testing,ci}.*"))

; Requests that a person sends by hand to try what is written elsewhere. https://learn.microsoft.com/aspnet/core/test/http-files
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/*.{http,rest}"))
