; Properties of a project that say on which platforms it runs. Several values are joined by `;`. On Android, iOS and UWP MSAL.NET keeps its cache by itself, on every
; other target it is in memory. https://learn.microsoft.com/entra/msal/dotnet/how-to/token-cache-serialization

; https://learn.microsoft.com/dotnet/standard/frameworks
((AttValue) @setting
 (#set! library "msal-dotnet|adal-dotnet|graph-toolkit-dotnet")
 (#set! fact "cache")
 (#set! cache "self")
 (#case! @setting "TargetFrameworks" value-has "-windows|-maccatalyst|-macos|-tizen|-browser" fact "ignore")
 (#case! @setting "TargetFrameworks" value-has "-android|-ios|monoandroid|xamarin.ios|xamarinios|uap")
 (#case! @setting "TargetFramework" value-has "-windows|-maccatalyst|-macos|-tizen|-browser" fact "ignore")
 (#case! @setting "TargetFramework" value-has "-android|-ios|monoandroid|xamarin.ios|xamarinios|uap"))

; Projects in the form before SDKs. https://learn.microsoft.com/windows/uwp/porting/desktop-to-uwp-migrate
((AttValue) @setting
 (#set! library "msal-dotnet|adal-dotnet|graph-toolkit-dotnet")
 (#set! fact "cache")
 (#set! cache "self")
 (#case! @setting "TargetPlatformIdentifier" value "UAP")
 (#case! @setting "ProjectTypeGuids" value-has "A5A43C5B-DE2A-4C0C-9213-0A381AF9435A|EFBA0AD7-5A72-4C68-AF49-83D382785DCF|FEACFBD2-3405-455C-9665-78FE426C6842"))

; ADAL did so in the applications of the Windows 8 and Windows Phone stores as well. https://github.com/AzureAD/azure-activedirectory-library-for-dotnet/wiki/Token-cache-serialization
((AttValue) @setting
 (#set! library "adal-dotnet")
 (#set! fact "cache")
 (#set! cache "self")
 (#case! @setting "ProjectTypeGuids" value-has "BC8A1FFA-BEE3-4634-8014-F334798102B3|76F1466A-8B6D-4E39-A767-685A06062A39|C089C8C0-30E0-4E22-80C0-CE093F111A43"))

; Projects of tests, whatever their folder: a project may also say that it is none. https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props#istestproject
((AttValue) @setting
 (#set! fact "framework")
 (#set! framework "test")
 (#case! @setting "IsTestProject" value "true")
 (#case! @setting "IsTestProject" value "false" fact "ignore")
 (#case! @setting "ProjectTypeGuids" value-has "3AC096D0-A1C2-E12C-1390-A8335801FDAB")
 (#case! @setting "Sdk" value-has "MSTest.Sdk"))

; Projects that are built as programs, and among them those of a plain SDK, which serve nobody. Libraries and what a server hosts say nothing of the kind.
; https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props#outputtype https://learn.microsoft.com/dotnet/core/project-sdk/overview
((AttValue) @setting
 (#set! fact "framework")
 (#case! @setting "OutputType" value "Exe|WinExe|AppContainerExe" framework "program")
 (#case! @setting "Sdk" value "Microsoft.NET.Sdk.BlazorWebAssembly" framework "program")
 (#case! @setting "Sdk" value "Microsoft.NET.Sdk" framework "cli"))

; Projects that serve the web. https://learn.microsoft.com/aspnet/core/razor-pages/web-sdk
((AttValue) @setting
 (#set! fact "framework")
 (#set! framework "web")
 (#case! @setting "Sdk" value "Microsoft.NET.Sdk.Web"))

; Programs with windows, which serve nobody whatever packages they refer to. https://learn.microsoft.com/dotnet/core/project-sdk/msbuild-props-desktop
((AttValue) @setting
 (#set! fact "framework")
 (#set! framework "desktop")
 (#case! @setting "OutputType" value "WinExe|AppContainerExe"))

; Projects that start those that they refer to, and use none of them. https://aspire.dev/get-started/app-host/
((AttValue) @setting
 (#set! fact "framework")
 (#set! framework "starter")
 (#case! @setting "IsAspireHost" value "true")
 (#case! @setting "Sdk" value-has "Aspire.AppHost.Sdk"))

; Projects of languages that are not read. https://learn.microsoft.com/visualstudio/msbuild/msbuild-reserved-and-well-known-properties
((AttValue) @setting
 (#set! fact "framework")
 (#set! framework "unread")
 (#case! @setting "MSBuildProjectExtension" value ".fsproj|.vbproj"))

; A program is none by a library of assertions alone, which templates and habit leave in it. https://learn.microsoft.com/dotnet/core/project-sdk/overview
; https://learn.microsoft.com/azure/cloud-services/cloud-services-choose-me
((AttValue) @setting
 (#set! fact "ignore")
 (#set! framework "test")
 (#set! weak "yes")
 (#case! @setting "Sdk" value-has "Microsoft.NET.Sdk.Web|Microsoft.NET.Sdk.BlazorWebAssembly|Microsoft.NET.Sdk.Worker")
 (#case! @setting "OutputType" value "Exe|WinExe")
 (#case! @setting "RoleType" value "Web|Worker")
 (#case! @setting "ProjectTypeGuids" value-has "349C5851-65DF-11DA-9384-00065B846F21"))
