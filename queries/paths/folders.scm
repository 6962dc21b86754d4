; What folders are, by their paths and by what they hold: `has` and `lacks` name paths from the folder. A name alone decides only where nobody gives it to code
; that is written by hand. The same of scripts, in lower case: they hold what the comment at their top says. The first row that holds is taken.

; What a build writes: beside a project, or, of a site without one, in a folder for each configuration.
; https://learn.microsoft.com/visualstudio/msbuild/common-msbuild-project-properties
; What setuptools copies modules to before it packs them. https://setuptools.pypa.io/en/latest/userguide/quickstart.html
((string) @path
 (#set! fact "generated")
 (#case! @path "**/{bin,Bin,BIN,obj,Obj,OBJ}" has "../*.{csproj,fsproj,vbproj,xproj}|Debug/|Release/")
 (#case! @path "**/build/{lib,lib.*}" has "../../setup.py|../../setup.cfg|../../pyproject.toml"))

; Where package managers put what they bring. https://docs.npmjs.com/cli/configuring-npm/folders https://learn.microsoft.com/aspnet/core/client-side/libman/
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/{node_modules,bower_components,jspm_packages,site-packages,_vendor,ps_modules,wwwroot/lib}"))

; An application, or a feature of one, may happen to be called so: libraries come as scripts in folders of their own.
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/{vendor,third_party}" lacks "*.{cs,ts,tsx,jsx,vue,csproj,fsproj,vbproj,xproj}|package.json|pyproject.toml|setup.py|requirements.txt"))

; Where the package Microsoft.Office.js puts its scripts: some thirty files of more than a megabyte. https://www.nuget.org/packages/Microsoft.Office.js
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/Scripts/Office" has "*/office.js"))

; Where an application of Cordova keeps the plugins that it restored, each with its description. https://cordova.apache.org/docs/en/latest/plugin_ref/spec.html
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/plugins" has "../config.xml" has "*/plugin.xml"))

; Where older projects keep restored packages. https://learn.microsoft.com/nuget/consume-packages/managing-the-global-packages-and-cache-folders
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/packages" has "repositories.config|*.nupkg|*.[0-9]*/*.nupkg"))

; Where an application that runs elsewhere brings its Python packages with it: of those that every installation of an HTTP client or of a Microsoft library brings
; along, and that nobody gives to modules of an application, several lie side by side. https://learn.microsoft.com/azure/azure-functions/functions-reference-python
((string) @path
 (#set! fact "vendored")
 (#set! count "4")
 (#case! @path "**/{lib,libs,python,packages,dist-packages,vendored}" has "adal/__init__.py|attr/__init__.py|azure/|botocore/__init__.py|certifi/__init__.py|cffi/__init__.py|chardet/__init__.py|charset_normalizer/__init__.py|cryptography/__init__.py|idna/__init__.py|isodate/__init__.py|jwt/__init__.py|msal/__init__.py|msrest/__init__.py|oauthlib/__init__.py|requests/__init__.py|requests_oauthlib/__init__.py|urllib3/__init__.py"))

; Environments of Python. https://docs.python.org/3/library/venv.html
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/{.venv,venv,.env,env}" has "pyvenv.cfg"))

; Libraries that lie in a repository as scripts, by the start of their names and what they say of themselves.
((string) @path
 (#set! fact "vendored")
 (#case! @path "**/jquery*.{js,mjs,cjs,css}" has "copyright|license|(c)")
 (#case! @path "**/bootstrap*.{js,mjs,cjs,css}" has "bootstrap v|bootstrap.js v|getbootstrap")
 (#case! @path "**/msal*.{js,mjs,cjs}" has "/*! msal v|@azure/msal-")
 (#case! @path "**/adal*.{js,mjs,cjs}" has "adaljs v"))

; Folders of settings, for the code that lies beside them. https://docs.streamlit.io/develop/api-reference/connections/secrets.toml
((string) @path
 (#set! fact "settings")
 (#case! @path "**/{config,k8s,.streamlit}")
 (#case! @path "**/{Properties,charts,conf,configs,deploy,deployment,helm,kubernetes,manifests}"))

; Modules of settings, for the code of the folders beside theirs. https://docs.djangoproject.com/en/stable/topics/settings
((string) @path
 (#set! fact "settings")
 (#case! @path "**/settings.py")
 (#case! @path "**/settings")
 (#case! @path "**/settings/*.py"))

; Folders that hold the deployment of what lies beside them. https://learn.microsoft.com/azure/developer/azure-developer-cli/make-azd-compatible
((string) @path
 (#set! fact "deployment")
 (#case! @path "**/{infra,infrastructure,iac,deploy,deployment,deployments,bicep,arm,terraform,tf,helm,chart,charts,k8s,kubernetes,kustomize,manifests,provisioning,environments}"))

; Folders whose code is deployed with nothing else.
((string) @path
 (#set! fact "aside")
 (#case! @path "**/{sample,samples,example,examples,demo,demos,docs,doc,tools,scripts}"))
