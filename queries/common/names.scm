; Names that people give to functions, whatever the language and the library.

; What runs because a person asks for it: commands of sign-in, and handlers of buttons and menus.
; https://learn.microsoft.com/dotnet/desktop/winforms/events-and-handlers https://learn.microsoft.com/dotnet/communitytoolkit/mvvm/relaycommand
((identifier) @function
 (#set! fact "input")
 (#set! anchor "no")
 (#case! @function "signin")
 (#case! @function "login")
 (#case! @function "logon")
 (#case! @function "addaccount")
 (#case! @function "click")
 (#case! @function "tapped")
 (#case! @function "command"))
