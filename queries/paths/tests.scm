; Which files are test code, by their paths: globs in which case matters. https://docs.rs/globset/latest/globset/#syntax

; Folders of tests. https://learn.microsoft.com/dotnet/core/testing/unit-testing-best-practices https://jestjs.io/docs/configuration#testmatch-arraystring
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{test,Test,TEST,tests,Tests,__tests__,__mocks__,spec,specs,Spec,Specs,e2e,E2E,testing,Testing,cypress}/**")
 (#case! @path "**/*.{test,tests,unittest,unittests,integrationtest,integrationtests,functionaltests,specs,Specs}/**")
 (#case! @path "**/{*?Tests,*.*Test}/**"))

; Files of tests. https://docs.pytest.org/en/stable/explanation/goodpractices.html#conventions-for-python-test-discovery
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/{test_*,*_test,conftest,tests}.py")
 (#case! @path "**/*.{test,Test,tests,spec,Spec}.*"))

; Requests that a person sends by hand to try what is written elsewhere. https://learn.microsoft.com/aspnet/core/test/http-files
((string) @path
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @path "**/*.{http,rest}"))
