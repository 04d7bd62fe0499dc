portalIndex={"shelves":["权限","设备"],"items":[["vpn-access","VPN 远程接入","从外部访问公司网络。",[],0],["laptop","笔记本电脑","一台可直接使用的笔记本电脑。",[],1]]}
