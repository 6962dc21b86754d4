; The identity of what runs an application: Bicep, ARM templates and Terraform name it alike.

; The types of Azure that run an application's code. https://learn.microsoft.com/azure/templates/microsoft.web/sites#managedserviceidentity
((string) @setting
 (#set! fact "deployment")
 (#set! under "Microsoft.Web/sites|Microsoft.Web/sites/slots|Microsoft.App/containerApps|Microsoft.App/jobs|Microsoft.ContainerInstance/containerGroups|Microsoft.Compute/virtualMachines|Microsoft.Compute/virtualMachineScaleSets|Microsoft.AppPlatform/Spring/apps")
 (#set! anchor "UserAssigned|SystemAssigned")
 (#case! @setting "type" value-has "UserAssigned" gives "a user-assigned managed identity")
 (#case! @setting "type" value-has "SystemAssigned" gives "a system-assigned managed identity")
 (#case! @setting "userAssignedIdentities" gives "a user-assigned managed identity" anchor "userAssignedIdentities"))

; https://registry.terraform.io/providers/hashicorp/azurerm/latest/docs/resources/linux_web_app#identity
((string) @setting
 (#set! fact "deployment")
 (#set! under "azurerm_linux_web_app|azurerm_windows_web_app|azurerm_linux_web_app_slot|azurerm_windows_web_app_slot|azurerm_linux_function_app|azurerm_windows_function_app|azurerm_linux_function_app_slot|azurerm_windows_function_app_slot|azurerm_function_app_flex_consumption|azurerm_app_service|azurerm_app_service_slot|azurerm_function_app|azurerm_container_app|azurerm_container_app_job|azurerm_container_group|azurerm_linux_virtual_machine|azurerm_windows_virtual_machine|azurerm_linux_virtual_machine_scale_set|azurerm_windows_virtual_machine_scale_set|azurerm_spring_cloud_app")
 (#set! anchor "UserAssigned|SystemAssigned")
 (#case! @setting "type" value-has "UserAssigned" gives "a user-assigned managed identity")
 (#case! @setting "type" value-has "SystemAssigned" gives "a system-assigned managed identity"))

; Azure Verified Modules. https://azure.github.io/Azure-Verified-Modules/specs/bcp/res/interfaces/#managed-identities
((string) @setting
 (#set! fact "deployment")
 (#set! under "br/public:avm/res/web/site|br/public:avm/res/app/container-app|br/public:avm/res/app/job|br/public:avm/res/container-instance/container-group|br/public:avm/res/compute/virtual-machine")
 (#case! @setting "userAssignedResourceIds" gives "a user-assigned managed identity" anchor "userAssignedResourceIds")
 (#case! @setting "systemAssigned" value "true" gives "a system-assigned managed identity" anchor "systemAssigned"))

; A pod, or the service account that it runs as. https://learn.microsoft.com/azure/aks/workload-identity-overview#service-account-labels-and-annotations
((string) @setting
 (#set! fact "deployment")
 (#set! gives "a workload identity")
 (#case! @setting "azure.workload.identity/use" value "true" anchor "azure.workload.identity/")
 (#case! @setting "azure.workload.identity/client-id" anchor "azure.workload.identity/"))
